import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import { addAgendaPoint } from "#app/domain/meetings/commands/add-agenda-point.server.ts";
import { moveAgendaPoint } from "#app/domain/meetings/commands/move-agenda-point.server.ts";
import { removeAgendaPoint } from "#app/domain/meetings/commands/remove-agenda-point.server.ts";
import { sendPointOn } from "#app/domain/meetings/commands/send-point-on.server.ts";
import { AddAgendaPoint, MoveAgendaPoint, RemoveAgendaPoint, SendPointOn } from "#app/domain/meetings/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentAgenda } from "#app/presenters/meeting-form.server.ts";
import { AgendaEditor } from "#app/ui/meetings/agenda-editor.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Ordre du jour – ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	return respond(() => presentAgenda(ctx, committee, meeting));
}

const ChangeAgenda = z.discriminatedUnion("intent", [
	AddAgendaPoint.extend({ intent: z.literal("add") }),
	MoveAgendaPoint.extend({ intent: z.literal("move") }),
	RemoveAgendaPoint.extend({ intent: z.literal("remove") }),
	SendPointOn.extend({ intent: z.literal("send-on") }),
]);
const toasts = { add: "agenda-point-added", move: "agenda-point-moved", remove: "agenda-point-removed", "send-on": "point-sent-on" };

export const action = formAction({
	schema: ChangeAgenda,
	fixed: ({ meeting }) => ({ meetingId: meeting }),
	command: changeAgenda,
	to: (territory, { committee = "", meeting = "" }) => paths.agenda(territory, committee, meeting),
	toast: ({ intent }) => toasts[intent],
});

async function changeAgenda(ctx: Ctx, change: z.output<typeof ChangeAgenda>): Promise<void> {
	if (change.intent === "add") {
		const { intent: _, ...input } = change;
		await addAgendaPoint(ctx, input);
	} else if (change.intent === "move") {
		const { intent: _, ...input } = change;
		await moveAgendaPoint(ctx, input);
	} else if (change.intent === "send-on") {
		const { intent: _, ...input } = change;
		await sendPointOn(ctx, input);
	} else {
		const { intent: _, ...input } = change;
		await removeAgendaPoint(ctx, input);
	}
}

export default function AgendaPage() {
	return <AgendaEditor {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
