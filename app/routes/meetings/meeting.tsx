import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { cancelMeeting } from "#app/domain/meetings/commands/cancel-meeting.server.ts";
import { markHeld } from "#app/domain/meetings/commands/mark-held.server.ts";
import { CancelMeeting, MarkHeld } from "#app/domain/meetings/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMeeting } from "#app/presenters/meeting.server.ts";
import { MeetingView } from "#app/ui/meetings/meeting-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `${data.meeting.title} – ${data.committee.name}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	return respond(() => presentMeeting(ctx, committee, meeting));
}

const ChangeState = z.discriminatedUnion("intent", [
	MarkHeld.extend({ intent: z.literal("hold") }),
	CancelMeeting.extend({ intent: z.literal("cancel") }),
]);

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const form = await parseForm(args.request, ChangeState, { meetingId: meeting });
	if (!form.ok) return form.invalid();
	const { intent, ...input } = form.value;
	return form.settle(
		() => (intent === "hold" ? markHeld(ctx, input) : cancelMeeting(ctx, input)),
		() =>
			redirectWithToast(
				paths.meeting(ctx.actor.territorySlug, committee, meeting),
				intent === "hold" ? "meeting-held" : "meeting-cancelled",
			),
	);
}

export default function MeetingPage() {
	return <MeetingView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
