import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { createMeeting } from "#app/domain/meetings/commands/create-meeting.server.ts";
import { CreateMeeting } from "#app/domain/meetings/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentNewMeeting } from "#app/presenters/meeting-form.server.ts";
import { NewMeetingForm } from "#app/ui/meetings/new-meeting-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Préparer une réunion – ${data.committee.name}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentNewMeeting(ctx, args.params.committee ?? ""));
}

export const action = formAction({
	schema: CreateMeeting,
	fixed: async ({ committee = "" }, ctx) => ({ committeeId: await getCommitteeId(ctx, committee) }),
	command: createMeeting,
	to: (territory, { committee = "" }, meetingId) => paths.agenda(territory, committee, meetingId),
	toast: "meeting-created",
});

export default function NewMeetingPage() {
	return <NewMeetingForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
