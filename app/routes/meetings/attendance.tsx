import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { recordAttendance } from "#app/domain/meetings/commands/record-attendance.server.ts";
import { RecordAttendance } from "#app/domain/meetings/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentAttendance } from "#app/presenters/meeting-form.server.ts";
import { AttendanceForm } from "#app/ui/meetings/attendance-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Présences – ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	return respond(() => presentAttendance(ctx, committee, meeting));
}

export const action = formAction({
	schema: RecordAttendance,
	fixed: ({ meeting }) => ({ meetingId: meeting }),
	command: recordAttendance,
	to: (territory, { committee = "", meeting = "" }) => paths.meeting(territory, committee, meeting),
	toast: "attendance-recorded",
});

export default function AttendancePage() {
	return <AttendanceForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
