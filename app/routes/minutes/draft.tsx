import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { startMinutes } from "#app/domain/minutes/commands/start-minutes.server.ts";
import { StartMinutes } from "#app/domain/minutes/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { handleWithScripts } from "#app/http/scripts.ts";
import { paths } from "#app/paths.ts";
import { presentDraft } from "#app/presenters/minutes.server.ts";
import { DraftView } from "#app/ui/editor/draft-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

/** The one page of minutes that ships scripts: the editor. */
export const handle = handleWithScripts;

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Rédaction\u00a0: ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	return respond(() => presentDraft(ctx, committee, meeting));
}

/** Begins the minutes; the text itself is saved by draft-text.tsx. */
export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const form = await parseForm(args.request, StartMinutes, { meetingId: meeting });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => startMinutes(ctx, form.value),
		() => redirectWithToast(paths.minutesDraft(ctx.actor.territorySlug, committee, meeting), "minutes-started"),
	);
}

export default function DraftPage() {
	return <DraftView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
