import { type RawBuilder, sql } from "kysely";
import { paths } from "#app/paths.ts";
import { holdsMandate, isSteward } from "../kernel/actor.ts";
import { type Day, dayOf } from "../kernel/calendar.ts";
import type { Ctx, ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { CommitteeId, PersonId, TerritoryId } from "../kernel/ids.ts";
import type { NoticeObject } from "../notices/types.ts";
import { definitionOf } from "./catalogue.ts";
import { listRules, readWatch, rhythmOf } from "./rhythms.server.ts";
import { nextReminderOn } from "./rules.ts";
import { sources } from "./sources.server.ts";
import { type HeldKind, type Hold, isOfReferral } from "./types.ts";

/** Something that waits for someone, with what its page tells. */
export interface Watched {
	kind: HeldKind;
	objectId: string;
	dueOn: Day;
	committeeId: CommitteeId | null;
	pilotId: PersonId | null;
	people: { personId: PersonId; displayName: string }[];
	hold: Hold | null;
	nextOn: Day | null;
}

interface WatchedRow {
	kind: HeldKind;
	objectId: string;
	personId: PersonId;
	displayName: string;
	committeeId: CommitteeId | null;
	dueOn: Day;
	pilotId: PersonId | null;
	isHeld: boolean;
	untilOn: Day | null;
}

/** Told only to those of the body: who did not answer, and minutes that others do not see being written. */
const isOfBody = (kind: HeldKind) => kind === "convocation" || kind.startsWith("minutes-");

/** What still waits, of these kinds and objects; an object that waits for nobody is left out. With the rights of whoever reads. */
export async function listWatched(tx: ReadTx, ctx: Ctx, kinds: readonly HeldKind[], objectIds: readonly string[]): Promise<Watched[]> {
	if (objectIds.length === 0) return [];
	const { actor } = ctx;
	const { territoryId } = actor;
	const today = dayOf(ctx.now);
	const waiting = kinds.map(
		(kind) => sql`select ${sql.lit(kind)}::text as kind, s.object_id, s.person_id, s.committee_id, s.due_on
			from (${sources[kind]({ territoryId, today, now: ctx.now })}) s
			where s.object_id = any (${[...objectIds]}::uuid[]) and s.due_on is not null`,
	);
	const asked = sql<WatchedRow>`
			select distinct w.kind, w.object_id, w.person_id, p.display_name, w.committee_id, w.due_on,
				h.object_id is not null as is_held, h.until_on,
				(select sheet.lead_person_id from action_sheet sheet
					where sheet.id in (w.object_id, (select step.sheet_id from milestone step where step.id = w.object_id))) as pilot_id
			from (${sql.join(waiting, sql` union all `)}) w join person p on p.id = w.person_id
				left join reminder_hold h on h.territory_id = ${territoryId} and h.kind = w.kind and h.object_id = w.object_id
			order by p.display_name`.execute(tx as never);
	// asked together, they cost one round trip
	const [{ rows }, rules, { quiet }] = await Promise.all([asked, listRules(tx, territoryId), readWatch(tx, territoryId)]);
	const isReminded = (one: Pick<WatchedRow, "kind" | "objectId">) =>
		rows.some(({ kind, objectId, personId }) => kind === one.kind && objectId === one.objectId && personId === actor.personId);
	const found = new Map<string, Watched>();
	for (const { personId, displayName, isHeld, untilOn, ...row } of rows) {
		if (isOfReferral(row.kind) && !isReminded(row)) continue;
		if (isOfBody(row.kind) && !isSteward(actor) && !(row.committeeId && holdsMandate(actor, row.committeeId))) continue;
		const { kind, objectId } = row;
		// put off to a day that passed, it goes on by itself
		const hold: Hold | null = isHeld && (untilOn === null || untilOn > today) ? { untilOn } : null;
		const watched = found.get(`${kind}/${objectId}`) ?? {
			...row,
			people: [],
			hold,
			nextOn: nextReminderOn(rhythmOf(rules, kind, row.committeeId), row.dueOn, today, quiet, hold),
		};
		watched.people.push({ personId, displayName });
		found.set(`${kind}/${objectId}`, watched);
	}
	return [...found.values()].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

/** @throws NotFound once nothing waits any more, or for an id that the reader may not see */
export async function getWatched(tx: ReadTx, ctx: Ctx, kind: HeldKind, objectId: string): Promise<Watched> {
	const [watched] = await listWatched(tx, ctx, [kind], [objectId]);
	if (!watched) throw new NotFound("not-found");
	return watched;
}

interface Name {
	/** Selects id, title and slug. */
	rows: RawBuilder<unknown>;
	href: (t: string, id: string, slug: string) => string;
}
const names: Partial<Record<NoticeObject, Name>> = {
	task: { rows: sql`select id, title, null as slug from task`, href: (t, id) => paths.task(t, id) },
	campaign: { rows: sql`select id, title, null as slug from campaign`, href: (t, id) => paths.campaign(t, id) },
	milestone: {
		rows: sql`select m.id, m.title, s.slug from milestone m join action_sheet s on s.id = m.sheet_id`,
		href: (t, _, slug) => paths.sheet(t, slug),
	},
	sheet: { rows: sql`select id, code || ' ' || title as title, slug from action_sheet`, href: (t, _, slug) => paths.sheet(t, slug) },
	meeting: {
		rows: sql`select m.id, m.title, c.slug from meeting m join committee c on c.id = m.committee_id`,
		href: (t, id, slug) => paths.meeting(t, slug, id),
	},
	mandate: {
		rows: sql`select m.id, p.display_name || ' – ' || c.name as title, c.slug
			from mandate m join person p on p.id = m.person_id join committee c on c.id = m.committee_id`,
		href: (t, _, slug) => paths.committee(t, slug),
	},
	mission: {
		rows: sql`select s.id, o.name as title, null as slug from mission_split s join organisation o on o.id = s.organisation_id`,
		href: (t) => paths.missions(t),
	},
	"drop-in-session": {
		rows: sql`select s.id, o.name as title, null as slug from drop_in_session s join organisation o on o.id = s.organisation_id`,
		href: (t) => paths.dropInSessions(t),
	},
	referral: {
		rows: sql`select id, 'Orientation ' || reference as title, null as slug from referral`,
		href: (t, id) => paths.referral(t, id),
	},
	programme: { rows: sql`select id, title, null as slug from programme`, href: (t) => paths.programme(t) },
};

/** The name and the page of what waits. */
export async function nameWatched(tx: ReadTx, ctx: Ctx, { kind, objectId }: Watched): Promise<{ title: string; href: string }> {
	const name = names[definitionOf(kind).objectKind];
	if (!name) throw new NotFound("not-found");
	const { rows } = await sql<{
		title: string;
		slug: string | null;
	}>`select title, slug from (${name.rows}) one where id = ${objectId}`.execute(tx as never);
	const [row] = rows;
	if (!row) throw new NotFound("not-found");
	return { title: row.title, href: name.href(ctx.actor.territorySlug, objectId, row.slug ?? "") };
}

/** What was told about an object, the latest first. */
export async function listRaised(tx: ReadTx, territoryId: TerritoryId, kind: HeldKind, objectId: string) {
	const rows = await tx
		.selectFrom("reminder")
		.innerJoin("person", "person.id", "reminder.personId")
		.leftJoin("person as sender", "sender.id", "reminder.raisedBy")
		.select(["reminder.id", "reminder.stage", "reminder.level", "reminder.raisedAt"])
		.select(["person.displayName as toName", "sender.displayName as sentByName"])
		.where("reminder.territoryId", "=", territoryId)
		.where("reminder.kind", "=", kind)
		.where("reminder.objectId", "=", objectId)
		.orderBy("reminder.raisedAt", "desc")
		.orderBy("person.displayName")
		.limit(50)
		.execute();
	return rows;
}
