import { sql } from "kysely";
import { paths } from "#app/paths.ts";
import { inForce } from "#db/predicates.ts";
import { isLate } from "../action-sheets/queries.server.ts";
import { doneStatuses, type SheetStatus } from "../action-sheets/types.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { CommitteeId, OrganisationId, PersonId, TerritoryId } from "../kernel/ids.ts";
import { every, isCarriedBy, isFollowedBy, worksFor } from "./conditions.server.ts";
import { type CalendarEntry, type CalendarKind, calendarKinds } from "./types.ts";

/** Which entries: all of the territories' unless narrowed. A committee's, an organisation's, a person's: see each kind below. */
export interface CalendarScope {
	territoryIds: readonly TerritoryId[];
	/** Both days count. */
	from: Day;
	to: Day;
	committeeId?: CommitteeId | undefined;
	organisationId?: OrganisationId | undefined;
	personId?: PersonId | undefined;
	kinds?: readonly CalendarKind[] | undefined;
}

interface Wanted extends CalendarScope {
	/** What is late depends on it. */
	today: Day;
	limit?: number;
	offset?: number;
	/** At most so many of each day, the first ones. */
	perDay?: number;
}

/** What has its place between two days, by day then hour; cancelled meetings are there, with their status. */
export async function listCalendarEntries(tx: ReadTx, wanted: Wanted): Promise<CalendarEntry[]> {
	const { today, limit, offset = 0, perDay } = wanted;
	if (wanted.territoryIds.length === 0) return [];
	const { rows } = await sql<EntryRow>`
		select * from (
			select e.*, row_number() over (partition by day order by ${entryOrder}) as rank from ${entriesOf(wanted)}
		) e
		where ${perDay === undefined ? sql`true` : sql`rank <= ${perDay}`}
		order by day, rank
		limit ${limit ?? null} offset ${offset}`.execute(tx);
	return rows.map((row) => toEntry(row, today));
}

/** How many entries each day holds; days without any are absent. */
export async function countEntriesByDay(tx: ReadTx, scope: CalendarScope): Promise<{ day: Day; count: number }[]> {
	if (scope.territoryIds.length === 0) return [];
	const { rows } = await sql<{ day: Day; count: number }>`
		select day, count(*)::int as count from ${entriesOf(scope)} group by day order by day`.execute(tx);
	return rows;
}

const entryOrder = sql`starts_at nulls last, array_position(array['meeting', 'value-due', 'milestone', 'sheet-end'], kind), title, uid`;

interface EntryRow extends Omit<CalendarEntry, "status" | "isLate" | "href"> {
	/** Of the row behind it: a meeting, a milestone, a sheet, a campaign. */
	id: string;
	status: string;
	rank: number;
}

function toEntry({ id, status, rank: _, ...row }: EntryRow, today: Day): CalendarEntry {
	return { ...row, ...standing[row.kind](status, row.day, today), href: hrefs[row.kind]({ ...row, id }) };
}

const isDone = (status: string) => doneStatuses.some((done) => done === status);

type Standing = Pick<CalendarEntry, "status" | "isLate">;
const standing: Record<CalendarKind, (status: string, day: Day, today: Day) => Standing> = {
	meeting: (status) => ({ status: status === "cancelled" ? "cancelled" : status === "held" ? "done" : "confirmed", isLate: false }),
	// its own state, or that of its sheet while it is not reached: nothing is late on a sheet that is finished or on hold
	milestone: (status, day, today) =>
		status === "reached"
			? { status: "done", isLate: false }
			: { status: "confirmed", isLate: isLate({ status: status as SheetStatus, endOn: day }, today) },
	"sheet-end": (status, day, today) => ({
		status: isDone(status) ? "done" : "confirmed",
		isLate: isLate({ status: status as SheetStatus, endOn: day }, today),
	}),
	"value-due": (_status, day, today) => ({ status: "confirmed", isLate: day < today }),
};

type About = Pick<EntryRow, "territorySlug" | "committeeSlug" | "sheetSlug" | "id">;
const ofSheet = ({ territorySlug, sheetSlug }: About) => paths.sheet(territorySlug, sheetSlug ?? "");
const hrefs: Record<CalendarKind, (about: About) => string> = {
	meeting: ({ territorySlug, committeeSlug, id }) => paths.meeting(territorySlug, committeeSlug ?? "", id),
	milestone: ofSheet,
	"sheet-end": ofSheet,
	"value-due": ({ territorySlug, id }) => paths.campaign(territorySlug, id),
};

const columns = sql`uid, kind, territory_id, territory_slug, territory_name, id, title, context, day, starts_at, ends_at, place,
	status, committee_slug, sheet_slug, axis_id, owner_name, value_count, revision`;

const entriesOf = (scope: CalendarScope) => {
	const kinds = calendarKinds.filter((kind) => scope.kinds?.includes(kind) ?? true);
	return sql`(${sql.join(
		kinds.map((kind) => branches[kind](scope)),
		sql` union all `,
	)}) as e (${columns})`;
};

const within = (table: string, { territoryIds }: CalendarScope) =>
	sql`${sql.ref(`${table}.territory_id`)} = any (${[...territoryIds]}::uuid[])`;
const between = (column: string, { from, to }: CalendarScope) => sql`${sql.ref(column)} between ${from}::date and ${to}::date`;

const place = sql`join territory t on t.id = s.territory_id join objective o on o.id = s.objective_id join axis a on a.id = o.axis_id`;
const sheetName = sql`s.code || ' ' || s.title`;
const named = sql`t.slug, coalesce(t.short_name, t.name)`;
const branches: Record<CalendarKind, (scope: CalendarScope) => unknown> = {
	/** A person's: of the bodies where they hold a mandate on that day, or where their attendance is recorded. */
	meeting: (scope) => {
		const { committeeId, organisationId, personId, from, to } = scope;
		const day = sql`(m.starts_at at time zone 'Europe/Paris')::date`;
		return sql`
			select 'meeting-' || m.id, 'meeting', m.territory_id, ${named}, m.id, m.title, c.name, ${day},
				m.starts_at, m.ends_at, m.place, m.status, c.slug, null, null::uuid, null, null::int, m.revision
			from meeting m join territory t on t.id = m.territory_id join committee c on c.id = m.committee_id
			where ${every([
				within("m", scope),
				sql`m.starts_at >= ${from}::timestamp at time zone 'Europe/Paris' and m.starts_at < (${to}::date + 1)::timestamp at time zone 'Europe/Paris'`,
				committeeId && sql`m.committee_id = ${committeeId}::uuid`,
				organisationId &&
					sql`exists (select from committee_organisation co where co.committee_id = m.committee_id and co.organisation_id = ${organisationId}::uuid)`,
				personId &&
					sql`(exists (select from mandate held where held.committee_id = m.committee_id and held.person_id = ${personId}::uuid and ${inForce("held", day)})
						or exists (select from attendance seen where seen.meeting_id = m.id and seen.person_id = ${personId}::uuid))`,
			])}`;
	},
	milestone: (scope) => {
		const { committeeId, organisationId, personId } = scope;
		return sql`
			select 'milestone-' || m.id, 'milestone', m.territory_id, ${named}, m.id, m.title, ${sheetName}, m.due_on,
				null::timestamptz, null::timestamptz, null, case when m.done_on is null then s.status else 'reached' end, null, s.slug, a.id,
				owner.display_name, null::int, m.revision
			from milestone m join action_sheet s on s.id = m.sheet_id ${place} left join person owner on owner.id = m.owner_id
			where ${every([
				within("m", scope),
				between("m.due_on", scope),
				sql`s.status <> 'abandoned'`,
				committeeId && isFollowedBy(committeeId),
				organisationId && sql`(${isCarriedBy(organisationId)} or ${worksFor("m.owner_id", organisationId)})`,
				personId && sql`(m.owner_id = ${personId}::uuid or s.lead_person_id = ${personId}::uuid)`,
			])}`;
	},
	"sheet-end": (scope) => {
		const { committeeId, organisationId, personId } = scope;
		return sql`
			select 'sheet-end-' || s.id, 'sheet-end', s.territory_id, ${named}, s.id, ${sheetName}, 'Axe ' || a.number || ' – ' || a.title, s.end_on,
				null::timestamptz, null::timestamptz, null, s.status, null, s.slug, a.id, coalesce(lead.display_name, carrier.name), null::int, s.revision
			from action_sheet s ${place}
				left join person lead on lead.id = s.lead_person_id left join organisation carrier on carrier.id = s.lead_organisation_id
			where ${every([
				within("s", scope),
				between("s.end_on", scope),
				sql`s.status <> 'abandoned'`,
				committeeId && isFollowedBy(committeeId),
				organisationId && isCarriedBy(organisationId),
				personId && sql`s.lead_person_id = ${personId}::uuid`,
			])}`;
	},
	/** Values that open campaigns still wait for, one entry a sheet; an organisation's: asked of its people, or of nobody on a sheet it leads. */
	"value-due": (scope) => {
		const { committeeId, organisationId, personId } = scope;
		return sql`
			select 'value-' || c.id || '-' || s.id, 'value-due', c.territory_id, ${named}, c.id, c.title, ${sheetName}, c.due_on,
				null::timestamptz, null::timestamptz, null, 'open', committee.slug, s.slug, a.id,
				string_agg(distinct asked.display_name, ', '), count(*)::int, c.revision
			from expected_value e join campaign c on c.id = e.campaign_id join indicator i on i.id = e.indicator_id
				join action_sheet s on s.id = i.sheet_id ${place}
				left join committee on committee.id = c.committee_id left join person asked on asked.id = e.person_id
				left join measurement v on v.indicator_id = e.indicator_id and v.measured_on = c.ends_on
			where ${every([
				within("c", scope),
				between("c.due_on", scope),
				sql`c.closed_at is null and (v.id is null or v.state = 'returned')`,
				committeeId && sql`(c.committee_id = ${committeeId}::uuid or (c.committee_id is null and ${isFollowedBy(committeeId)}))`,
				organisationId &&
					sql`(${worksFor("e.person_id", organisationId)} or (e.person_id is null and s.lead_organisation_id = ${organisationId}::uuid))`,
				personId && sql`e.person_id = ${personId}::uuid`,
			])}
			group by c.id, s.id, t.id, a.id, committee.id`;
	},
};
