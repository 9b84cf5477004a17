import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editAgendaPoint } from "#app/domain/meetings/commands/edit-agenda-point.server.ts";
import { EditAgendaPoint } from "#app/domain/meetings/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentAgendaPoint } from "#app/presenters/meeting-form.server.ts";
import { AgendaPointForm } from "#app/ui/meetings/agenda-point-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Modifier le point «\u00a0${data.point.title}\u00a0»`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "", point = "" } = args.params;
	return respond(() => presentAgendaPoint(ctx, committee, meeting, point));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "", point } = args.params;
	const form = await parseForm(args.request, EditAgendaPoint, { meetingId: meeting, pointId: point });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => editAgendaPoint(ctx, form.value),
		() => redirectWithToast(paths.agenda(ctx.actor.territorySlug, committee, meeting), "agenda-point-edited"),
	);
}

export default function AgendaPointPage() {
	return <AgendaPointForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
