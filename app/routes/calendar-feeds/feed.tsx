import type { LoaderFunctionArgs } from "@remix-run/node";
import { noteFeedReading } from "#app/domain/calendar-feeds/commands/note-feed-reading.server.ts";
import { findCalendarFeed } from "#app/domain/calendar-feeds/queries.server.ts";
import { calendarRefusal, calendarResponse } from "#app/http/calendar.server.ts";
import { throttledFeed, unknownFeed, unwritableFeed } from "#app/messages/calendar-feeds.ts";
import { presentCalendarFeed } from "#app/presenters/calendar-feed.server.ts";

/** A calendar for a program: no session, no cookie, the secret of the address alone. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { db, clock, publicUrl, throttle, clientAddress } = context;
	const token = params.token ?? "";
	const now = clock();
	// counted apart from sign-in: an old address tried every hour by an office's programs must lock nobody out
	const counted = [`calendrier:${token}`, `calendrier:${clientAddress}`] as const;
	const wait = await throttle.take(...counted);
	if (wait > 0) return calendarRefusal(429, throttledFeed, { "Retry-After": String(wait) });
	const feed = await findCalendarFeed(db, token, now);
	if (!feed) return calendarRefusal(404, unknownFeed);
	await throttle.forgive(...counted);
	const text = await presentCalendarFeed({ db, now, publicUrl }, feed);
	await noteFeedReading({ db, now }, feed);
	return calendarResponse(request, text);
}

/** Without it the framework would refuse by an error that quotes the address, which then enters the logs. */
export const action = () => calendarRefusal(405, unwritableFeed, { Allow: "GET, HEAD" });
