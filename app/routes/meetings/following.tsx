import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DomainError } from "#app/domain/kernel/errors.ts";
import { cancelFollowing } from "#app/domain/meetings/commands/cancel-following.server.ts";
import { editFollowing } from "#app/domain/meetings/commands/edit-following.server.ts";
import { CancelFollowing, EditFollowing, FollowingDraft } from "#app/domain/meetings/series-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { parseQuery } from "#app/http/parse-query.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentFollowing, refusedOr } from "#app/presenters/meeting-series.server.ts";
import { FollowingForm } from "#app/ui/meetings/following-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Cette réunion et les suivantes – ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const query = parseQuery(args.request, FollowingDraft);
	const bare = () => presentFollowing(ctx, committee, meeting, null);
	if (!query.value) return { ...(await respond(bare)), typed: query.reply };
	const draft = query.value;
	const shown = await respond(() => refusedOr(() => presentFollowing(ctx, committee, meeting, draft)));
	if (!(shown instanceof DomainError)) return { ...shown, typed: query.reply };
	return { ...(await respond(bare)), typed: query.refuse(shown) };
}

const Change = z.discriminatedUnion("intent", [
	EditFollowing.extend({ intent: z.literal("edit") }),
	CancelFollowing.extend({ intent: z.literal("cancel") }),
]);

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const form = await parseForm(args.request, Change, { meetingId: meeting });
	if (!form.ok) return form.invalid();
	const change = form.value;
	return form.settle(
		() => {
			if (change.intent === "cancel") return cancelFollowing(ctx, { meetingId: change.meetingId, revision: change.revision });
			const { intent: _, ...input } = change;
			return editFollowing(ctx, input);
		},
		() =>
			redirectWithToast(
				paths.meeting(ctx.actor.territorySlug, committee, meeting),
				change.intent === "edit" ? "series-changed" : "series-cancelled",
			),
	);
}

export default function FollowingPage() {
	return <FollowingForm {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
