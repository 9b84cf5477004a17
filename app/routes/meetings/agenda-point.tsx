import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editAgendaPoint } from "#app/domain/meetings/commands/edit-agenda-point.server.ts";
import { EditAgendaPoint } from "#app/domain/meetings/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
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

export const action = formAction({
	schema: EditAgendaPoint,
	fixed: ({ meeting, point }) => ({ meetingId: meeting, pointId: point }),
	command: editAgendaPoint,
	to: (territory, { committee = "", meeting = "" }) => paths.agenda(territory, committee, meeting),
	toast: "agenda-point-edited",
});

export default function AgendaPointPage() {
	return <AgendaPointForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
