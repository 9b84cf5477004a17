import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { recordAttendance } from "#app/domain/meetings/commands/record-attendance.server.ts";
import { RecordAttendance } from "#app/domain/meetings/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
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

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const form = await parseForm(args.request, RecordAttendance, { meetingId: meeting });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => recordAttendance(ctx, form.value),
		() => redirectWithToast(paths.meeting(ctx.actor.territorySlug, committee, meeting), "attendance-recorded"),
	);
}

export default function AttendancePage() {
	return <AttendanceForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
