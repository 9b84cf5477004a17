import { listOrganisationChoices } from "#app/domain/action-sheets/queries/list-choices.server.ts";
import { listTimelineAxes, listTimelineSheets } from "#app/domain/calendar/queries/list-timeline.server.ts";
import { type CalendarScope, countEntriesByDay, listCalendarEntries } from "#app/domain/calendar/queries.server.ts";
import { firstDayOf, lastDayOf, monthOf, periodOf, plusMonths, weeksOf, yearsOf } from "#app/domain/calendar/rules.ts";
import { CalendarFilters, kindOfNature } from "#app/domain/calendar/schema.ts";
import type { CalendarEntry } from "#app/domain/calendar/types.ts";
import { listCommittees } from "#app/domain/committees/queries.server.ts";
import { type Day, dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import type { TerritoryId } from "#app/domain/kernel/ids.ts";
import { pageOf } from "#app/domain/kernel/pages.ts";
import { listPersonChoices } from "#app/domain/people/queries.server.ts";

const entriesPerPage = 60;
/** A day of the month shows so many, and leads to the others. */
const entriesPerDay = 4;

type Scope = Omit<CalendarScope, "from" | "to">;
interface Asked {
	filters: CalendarFilters;
	scope: Scope;
	territoryId: TerritoryId;
	today: Day;
}

/** Page « Calendrier »: the same filters over a list, a month or a timeline, as the address says. */
export function presentCalendar(ctx: Ctx, search: URLSearchParams) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const today = dayOf(now);
	const filters = CalendarFilters.parse(Object.fromEntries([...search].filter(([, value]) => value !== "")));
	return reading(ctx, async (tx) => {
		const committees = await listCommittees(tx, territoryId, now);
		const committeeId = committees.find(({ slug }) => slug === filters.comite)?.id;
		const scope: Scope = {
			territoryIds: [territoryId],
			committeeId,
			organisationId: filters.organisation,
			personId: filters.personne === "moi" ? actor.personId : filters.personne,
			kinds: filters.nature && [kindOfNature[filters.nature]],
		};
		const asked = { filters: { ...filters, comite: committeeId && filters.comite }, scope, territoryId, today };
		return {
			territory: actor.territorySlug,
			today,
			filters: asked.filters,
			committees: committees.map(({ id, slug, name }) => ({ id, slug, name })),
			organisations: await listOrganisationChoices(tx, territoryId),
			people: await listPersonChoices(tx, territoryId, today),
			shown: await shownBy[filters.vue](tx, asked),
		};
	});
}

async function presentList(tx: ReadTx, { filters, scope, today }: Asked) {
	const { jour } = filters;
	const { previous, next, ...period } = periodOf(filters.mois, today);
	const { from, to } = jour ? { from: jour, to: jour } : period;
	const total = (await countEntriesByDay(tx, { ...scope, from, to })).reduce((sum, { count }) => sum + count, 0);
	const { offset, ...page } = pageOf(filters.page, total, entriesPerPage);
	const entries = await listCalendarEntries(tx, { ...scope, from, to, today, limit: entriesPerPage, offset });
	const around = jour
		? { previous: { jour: plusDays(jour, -1) }, next: { jour: plusDays(jour, 1) } }
		: { previous: { mois: previous }, next: { mois: next } };
	return { vue: "liste" as const, from, to, ...around, total, ...page, days: byDay(entries) };
}

async function presentMonth(tx: ReadTx, { filters, scope, today }: Asked) {
	const month = filters.mois ?? monthOf(filters.jour ?? today);
	const within = { ...scope, from: firstDayOf(month), to: lastDayOf(month) };
	const counts = new Map((await countEntriesByDay(tx, within)).map(({ day, count }) => [day, count]));
	const entries = new Map(
		byDay(await listCalendarEntries(tx, { ...within, today, perDay: entriesPerDay })).map((one) => [one.day, one.entries]),
	);
	return {
		vue: "mois" as const,
		month,
		previous: plusMonths(month, -1),
		next: plusMonths(month, 1),
		total: [...counts.values()].reduce((sum, count) => sum + count, 0),
		weeks: weeksOf(month).map(({ number, days }) => ({
			number,
			days: days.map((day) => {
				const shown = (day && entries.get(day)) || [];
				return { day, entries: shown, others: ((day && counts.get(day)) ?? 0) - shown.length };
			}),
		})),
	};
}

async function presentTimeline(tx: ReadTx, { filters, scope, territoryId, today }: Asked) {
	const axes = await listTimelineAxes(tx, territoryId, scope);
	const axis = axes.find(({ id }) => id === filters.axe) ?? axes.find(({ dated }) => dated > 0) ?? axes[0] ?? null;
	const { sheets, page, pageCount } = axis
		? await listTimelineSheets(tx, territoryId, { ...scope, axis, page: filters.page, today })
		: { sheets: [], page: 1, pageCount: 1 };
	const days = sheets.flatMap(({ startOn, endOn, milestones }) => [startOn, endOn, ...milestones.map(({ dueOn }) => dueOn)]);
	return {
		vue: "frise" as const,
		axes,
		axis,
		sheets,
		page,
		pageCount,
		years: yearsOf({ startYear: axis?.startYear ?? null, endYear: axis?.endYear ?? null }, days, today),
	};
}

const shownBy = { liste: presentList, mois: presentMonth, frise: presentTimeline };

/** What a screen shows of an entry. */
const shownEntry = ({
	uid,
	kind,
	title,
	context,
	startsAt,
	endsAt,
	place,
	status,
	href,
	ownerName,
	isLate,
	valueCount,
}: CalendarEntry) => ({
	...{ uid, kind, title, context, place, status, href, ownerName, isLate, valueCount },
	startsAt: startsAt?.toISOString() ?? null,
	endsAt: endsAt?.toISOString() ?? null,
});

function byDay(entries: readonly CalendarEntry[]) {
	const days = Map.groupBy(entries, ({ day }) => day);
	return [...days].map(([day, ofDay]) => ({ day, entries: ofDay.map(shownEntry) }));
}
