import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { revokeCalendarFeed } from "#app/domain/calendar-feeds/commands/revoke-calendar-feed.server.ts";
import { RevokeCalendarFeed } from "#app/domain/calendar-feeds/schema.ts";
import { requirePerson } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { notFound, redirectWithToast } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";

export const loader = () => redirect(paths.calendarFeeds());

export async function action(args: ActionFunctionArgs) {
	const ctx = await requirePerson(args);
	const form = await parseForm(args.request, RevokeCalendarFeed, { feedId: args.params.feed });
	if (!form.ok) throw notFound();
	return form.settle(
		() => revokeCalendarFeed(ctx, form.value),
		() => redirectWithToast(paths.calendarFeeds(), "calendar-feed-revoked"),
	);
}
