import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { createMeeting } from "#app/domain/meetings/commands/create-meeting.server.ts";
import { CreateMeeting } from "#app/domain/meetings/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
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

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "" } = args.params;
	const form = await parseForm(args.request, CreateMeeting, { committeeId: await respond(() => getCommitteeId(ctx, committee)) });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => createMeeting(ctx, form.value),
		(meetingId) => redirectWithToast(paths.agenda(ctx.actor.territorySlug, committee, meetingId), "meeting-created"),
	);
}

export default function NewMeetingPage() {
	return <NewMeetingForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
