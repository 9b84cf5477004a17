import { sql } from "kysely";
import { paths } from "#app/paths.ts";
import { type Day, dayOf } from "../kernel/calendar.ts";
import type { Ctx, ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { CommitteeId, PersonId, TerritoryId } from "../kernel/ids.ts";
import { listRules, readWatch, rhythmOf } from "./rhythms.server.ts";
import { nextReminderOn } from "./rules.ts";
import { sources } from "./sources.server.ts";
import type { HeldKind, Hold } from "./types.ts";

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
	objectId: string;
	personId: PersonId;
	displayName: string;
	committeeId: CommitteeId | null;
	dueOn: Day;
	pilotId: PersonId | null;
}

/** What still waits, of these objects; an object that waits for nobody is left out. With the rights of whoever reads. */
export async function listWatched(tx: ReadTx, ctx: Ctx, kind: HeldKind, objectIds: readonly string[]): Promise<Watched[]> {
	if (objectIds.length === 0) return [];
	const { territoryId } = ctx.actor;
	const today = dayOf(ctx.now);
	const source = sources[kind]({ territoryId, today, now: ctx.now });
	const pilot =
		kind === "milestone"
			? sql`(select sheet.lead_person_id from milestone step join action_sheet sheet on sheet.id = step.sheet_id where step.id = s.object_id)`
			: sql`(select sheet.lead_person_id from action_sheet sheet where sheet.id = s.object_id)`;
	const [{ rows }, rules, { quiet }, holds] = await Promise.all([
		sql<WatchedRow>`
			select distinct s.object_id, s.person_id, p.display_name, s.committee_id, s.due_on, ${pilot} as pilot_id
			from (${source}) s join person p on p.id = s.person_id
			where s.object_id = any (${[...objectIds]}::uuid[]) and s.due_on is not null
			order by p.display_name`.execute(tx as never),
		listRules(tx, territoryId),
		readWatch(tx, territoryId),
		tx
			.selectFrom("reminderHold")
			.select(["objectId", "untilOn"])
			.where("territoryId", "=", territoryId)
			.where("kind", "=", kind)
			.where("objectId", "in", objectIds)
			.execute(),
	]);
	const found = new Map<string, Watched>();
	for (const { objectId, personId, displayName, ...row } of rows) {
		const held = holds.find((one) => one.objectId === objectId) as Hold | undefined;
		// put off to a day that passed, it goes on by itself
		const hold = held && (held.untilOn === null || held.untilOn > today) ? { untilOn: held.untilOn } : null;
		const watched = found.get(objectId) ?? {
			...row,
			kind,
			objectId,
			people: [],
			hold,
			nextOn: nextReminderOn(rhythmOf(rules, kind, row.committeeId), row.dueOn, today, quiet, hold),
		};
		watched.people.push({ personId, displayName });
		found.set(objectId, watched);
	}
	return [...found.values()];
}

/** @throws NotFound once nothing waits any more, or for an id that the reader may not see */
export async function getWatched(tx: ReadTx, ctx: Ctx, kind: HeldKind, objectId: string): Promise<Watched> {
	const [watched] = await listWatched(tx, ctx, kind, [objectId]);
	if (!watched) throw new NotFound("not-found");
	return watched;
}

/** The name and the page of what waits. */
export async function nameWatched(tx: ReadTx, ctx: Ctx, { kind, objectId }: Watched): Promise<{ title: string; href: string }> {
	const { territoryId, territorySlug: t } = ctx.actor;
	if (kind === "task") {
		const { title } = await tx.selectFrom("task").select("title").where("id", "=", objectId).executeTakeFirstOrThrow();
		return { title, href: paths.task(t, objectId) };
	}
	if (kind === "value") {
		const { title } = await tx.selectFrom("campaign").select("title").where("id", "=", objectId).executeTakeFirstOrThrow();
		return { title, href: paths.campaign(t, objectId) };
	}
	if (kind === "milestone" || kind === "sheet" || kind === "sub-action" || kind === "progress-note") {
		const row = await tx
			.selectFrom("actionSheet as s")
			.leftJoin("milestone as m", (join) => join.onRef("m.sheetId", "=", "s.id").on("m.id", "=", objectId))
			.select(["s.slug", "m.title as step", sql<string>`s.code || ' ' || s.title`.as("sheet")])
			.where("s.territoryId", "=", territoryId)
			.where((where) => where.or([where("s.id", "=", objectId), where("m.id", "=", objectId)]))
			.executeTakeFirstOrThrow();
		return { title: row.step ?? row.sheet, href: paths.sheet(t, row.slug) };
	}
	const row = await tx
		.selectFrom("meeting")
		.innerJoin("committee", "committee.id", "meeting.committeeId")
		.select(["meeting.title", "committee.slug"])
		.where("meeting.id", "=", objectId)
		.executeTakeFirstOrThrow();
	return { title: row.title, href: paths.meeting(t, row.slug, objectId) };
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
