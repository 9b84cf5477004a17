import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editMeeting } from "#app/domain/meetings/commands/edit-meeting.server.ts";
import { EditMeeting } from "#app/domain/meetings/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentEditMeeting } from "#app/presenters/meeting-form.server.ts";
import { EditMeetingForm } from "#app/ui/meetings/edit-meeting-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Modifier la réunion «\u00a0${data.meeting.title}\u00a0»`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	return respond(() => presentEditMeeting(ctx, committee, meeting));
}

export const action = formAction({
	schema: EditMeeting,
	fixed: ({ meeting }) => ({ meetingId: meeting }),
	command: editMeeting,
	to: (territory, { committee = "", meeting = "" }) => paths.meeting(territory, committee, meeting),
	toast: "meeting-edited",
});

export default function EditMeetingPage() {
	return <EditMeetingForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
