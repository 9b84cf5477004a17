import { type CalendarFilters, calendarViews } from "#app/domain/calendar/schema.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import type { PersonChoice } from "#app/domain/people/types.ts";
import { calendarViewLabels } from "#app/messages/calendar.ts";
import { paths } from "#app/paths.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { CalendarFilterBar } from "./calendar-filter-bar.tsx";
import { CalendarList, type ShownList } from "./calendar-list.tsx";
import { CalendarMonth, type ShownMonth } from "./calendar-month.tsx";
import { CalendarTimeline, type ShownTimeline } from "./calendar-timeline.tsx";
import { calendarAddress } from "./shown.ts";

interface CalendarViewProps {
	territory: string;
	today: Day;
	filters: CalendarFilters;
	committees: readonly { id: string; slug: string; name: string }[];
	organisations: readonly { id: string; name: string }[];
	people: readonly PersonChoice[];
	shown: ShownList | ShownMonth | ShownTimeline;
}

/** What a territory has before it: one state of filters, three ways to read it. */
export function CalendarView({ shown, ...page }: CalendarViewProps) {
	const { territory, today, filters } = page;
	const addressOf = (changes: Partial<Record<keyof CalendarFilters, unknown>>) => calendarAddress(territory, filters, changes);
	const isMine = filters.personne === "moi";
	const committee = page.committees.find(({ slug }) => slug === filters.comite);
	return (
		<>
			<PageHeader
				title="Calendrier"
				actions={
					<>
						<LinkButton href={addressOf({ personne: isMine ? undefined : "moi" })} icon={isMine ? "people" : "person"} variant="secondary">
							{isMine ? "Calendrier du territoire" : "Mon calendrier"}
						</LinkButton>
						<LinkButton href={committee ? paths.followCommittee(committee.id) : paths.calendarFeeds()} icon="link">
							S'abonner au calendrier
						</LinkButton>
					</>
				}
			/>
			<nav className="view-switch" aria-label="Vues du calendrier">
				<ul>
					{calendarViews.map((vue) => (
						<li key={vue}>
							<a href={addressOf({ vue })} aria-current={vue === filters.vue ? "page" : undefined}>
								{calendarViewLabels[vue]}
							</a>
						</li>
					))}
				</ul>
			</nav>
			<CalendarFilterBar {...page} />
			{shown.vue === "liste" && <CalendarList {...shown} {...{ filters, today, addressOf }} />}
			{shown.vue === "mois" && <CalendarMonth {...shown} {...{ today, addressOf }} />}
			{shown.vue === "frise" && <CalendarTimeline {...shown} {...{ territory, today, addressOf }} />}
		</>
	);
}
