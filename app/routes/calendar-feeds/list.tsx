import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createCalendarFeed } from "#app/domain/calendar-feeds/commands/create-calendar-feed.server.ts";
import { CreateCalendarFeed } from "#app/domain/calendar-feeds/schema.ts";
import { requirePerson } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { paths } from "#app/paths.ts";
import { presentCalendarFeeds } from "#app/presenters/calendar-feeds.server.ts";
import { CalendarFeedsView } from "#app/ui/calendar-feeds/calendar-feeds-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Mes calendriers");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requirePerson(args);
	return presentCalendarFeeds(ctx, new URL(args.request.url).searchParams.get("comite"));
}

/** The new address is in the answer to this very request, and nowhere else: no redirection could carry it without writing it down. */
export async function action(args: ActionFunctionArgs) {
	const ctx = await requirePerson(args);
	const form = await parseForm(args.request, CreateCalendarFeed);
	if (!form.ok) return form.invalid();
	return form.settle(
		() => createCalendarFeed(ctx, form.value),
		(token) => data({ address: new URL(paths.calendarFeed(token), args.context.publicUrl).href }, { status: 201 }),
	);
}

export default function CalendarFeedsPage() {
	const reply = useActionData<typeof action>();
	const isCreated = reply && "address" in reply;
	return (
		<CalendarFeedsView
			{...useLoaderData<typeof loader>()}
			address={isCreated ? reply.address : null}
			reply={isCreated ? undefined : reply}
		/>
	);
}
