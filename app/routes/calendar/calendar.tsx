import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentCalendar } from "#app/presenters/calendar.server.ts";
import { CalendarView } from "#app/ui/calendar/calendar-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Calendrier");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentCalendar(ctx, new URL(args.request.url).searchParams));
}

export default function CalendarPage() {
	return <CalendarView {...useLoaderData<typeof loader>()} />;
}
