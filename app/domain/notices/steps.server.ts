import { type RawBuilder, sql } from "kysely";
import { listMandateHolders } from "../deliveries/queries.server.ts";
import { type Day, dayOf } from "../kernel/calendar.ts";
import type { SystemCtx, Tx } from "../kernel/context.server.ts";
import { type CommitteeId, newId, type PersonId, type TerritoryId } from "../kernel/ids.ts";
import { listHolders } from "./holders.server.ts";
import { type Hearing, hearingOf } from "./preferences.server.ts";
import { isSecret, settlesAt, toldBy, topicOf } from "./rules.ts";
import type { NoticeKind, NoticeObject, RaisedNotice } from "./types.ts";

interface Heard extends RaisedNotice {
	/** The absent person whom it was meant for. */
	inPlaceOf: PersonId | null;
	/** Nothing more is to be mailed: a letter of its own tells it, or somebody else hears. */
	isTold: boolean;
}

/**
 * Lets people know: not of their own acts, nor of what they muted or chose not to hear of. Facts of one key are one notice, which
 * settles at once when urgent, after ten minutes otherwise; a fact with a cause counts once, however often it is told.
 */
export async function raiseNotices(tx: Tx, ctx: SystemCtx, rows: readonly RaisedNotice[]): Promise<void> {
	const today = dayOf(ctx.now);
	const concerned = rows.filter(({ personId, actorId }) => personId !== actorId);
	const hearing = await hearingOf(
		tx,
		concerned.map(({ personId }) => personId),
		concerned,
		today,
	);
	const heard = handOver(concerned, hearing, await listDeputies(tx, concerned, hearing, today));
	const standIns = heard.filter(({ inPlaceOf }) => inPlaceOf !== null);
	const theirs = await hearingOf(
		tx,
		standIns.map(({ personId }) => personId),
		standIns,
		today,
	);
	const wanted = heard.filter((row) => row.inPlaceOf === null || (isHeard(theirs, row) && !theirs.isAway(row.personId)));
	// of two rows of one key, the first: one statement cannot touch a row twice
	const once = new Map<string, Heard>();
	for (const row of wanted) if (!once.has(`${row.personId}/${row.mergeKey}`)) once.set(`${row.personId}/${row.mergeKey}`, row);
	if (once.size > 0) await write(tx, ctx.now, [...once.values()]);
}

const isHeard = (hearing: Hearing, row: RaisedNotice): boolean =>
	hearing.channelOf(row.personId, row.kind) !== "none" && !hearing.isMuted(row.personId, row);

/** To the person, then to whoever stands in for them: what is nobody else's to read, as a referral, is never handed over. */
function handOver(rows: readonly RaisedNotice[], hearing: Hearing, deputiesOf: (row: RaisedNotice) => readonly PersonId[]): Heard[] {
	return rows
		.filter((row) => isHeard(hearing, row))
		.flatMap((row): Heard[] => {
			const standIn = isSecret(row.objectKind) ? null : hearing.standInOf(row.personId, row.territoryId);
			const isByLetter = row.isTold ?? (toldBy[topicOf(row.kind)] === "letter" && hearing.channelOf(row.personId, row.kind) === "mail");
			const own = {
				...row,
				inPlaceOf: null,
				// no letter leaves during an absence: without a stand-in, the notice waits to be told
				isTold: standIn !== null || (isByLetter && !hearing.isAway(row.personId)),
			};
			const mergeKey = `${row.mergeKey}/for/${row.personId}`;
			const instead = standIn ? [standIn] : deputiesOf(row);
			return [
				own,
				...instead
					.filter((id) => id !== row.actorId)
					.map((personId) => ({ ...row, personId, inPlaceOf: row.personId, mergeKey, isTold: false })),
			];
		});
}

/**
 * Who hears in place of somebody away without a stand-in, of what cannot wait: the technical leads and the substitutes of the body, who
 * do not hear of it already. Reminders have none: they climb by themselves.
 */
async function listDeputies(
	tx: Tx,
	rows: readonly RaisedNotice[],
	hearing: Hearing,
	today: Day,
): Promise<(row: RaisedNotice) => readonly PersonId[]> {
	const left = rows.filter(
		({ isUrgent, kind, objectKind, personId, territoryId }) =>
			isUrgent &&
			!kind.startsWith("reminder") &&
			!isSecret(objectKind) &&
			hearing.isAway(personId) &&
			hearing.standInOf(personId, territoryId) === null,
	);
	const holders = await listHolders(tx, left);
	const found = new Map<RaisedNotice, PersonId[]>();
	for (const row of left) {
		const body = holders(row).find(({ objectKind }) => objectKind === "committee")?.objectId;
		if (!body) continue;
		const people = await listMandateHolders(tx, row.territoryId, body as CommitteeId, ["technical_lead", "substitute"], today);
		const already = new Set(rows.filter(({ objectId }) => objectId === row.objectId).map(({ personId }) => personId));
		found.set(
			row,
			people.map(({ personId }) => personId).filter((id) => !already.has(id)),
		);
	}
	return (row) => found.get(row) ?? [];
}

async function write(tx: Tx, now: Date, rows: readonly Heard[]): Promise<void> {
	const values = rows.map(({ isUrgent, isTold, cause, ...row }) => ({
		territoryId: row.territoryId,
		personId: row.personId,
		kind: row.kind,
		objectKind: row.objectKind,
		objectId: row.objectId,
		actorId: row.actorId,
		mergeKey: row.mergeKey,
		inPlaceOf: row.inPlaceOf,
		id: newId(),
		happenedAt: now,
		settlesAt: settlesAt(now, isUrgent),
		mailedAt: isTold ? now : null,
		causes: cause ? [cause] : [],
	}));
	// still fresh: nobody saw it, no mail told it
	const isFresh = sql`notice.read_at is null and notice.done_at is null and notice.mailed_at is null`;
	await tx
		.insertInto("notice")
		.values(values)
		.onConflict((conflict) =>
			conflict
				.columns(["personId", "mergeKey"])
				.doUpdateSet((row) => ({
					kind: row.ref("excluded.kind"),
					objectKind: row.ref("excluded.objectKind"),
					objectId: row.ref("excluded.objectId"),
					actorId: row.ref("excluded.actorId"),
					happenedAt: row.ref("excluded.happenedAt"),
					times: sql<number>`case when ${isFresh} then notice.times + 1 else 1 end`,
					// from the first of them: changes that never end are told all the same
					settlesAt: sql<Date>`case when ${isFresh} then least(notice.settles_at, excluded.settles_at) else excluded.settles_at end`,
					mailedAt: row.ref("excluded.mailedAt"),
					readAt: null,
					doneAt: null,
					batch: null,
					causes: sql<string[]>`notice.causes || excluded.causes`,
				}))
				.where(sql<boolean>`not notice.causes && excluded.causes`),
		)
		.execute();
}

/** Nothing of these kinds by mail any more: they stay in the inbox. What the person hears otherwise since stays as they chose. */
export async function stopByMail(tx: Tx, personId: PersonId, kinds: readonly NoticeKind[]): Promise<void> {
	await tx
		.insertInto("noticePreference")
		.values(kinds.map((kind) => ({ personId, kind, channel: "inbox" })))
		.onConflict((conflict) =>
			conflict.columns(["personId", "kind"]).doUpdateSet({ channel: "inbox" }).where("noticePreference.channel", "=", "mail"),
		)
		.execute();
}

/**
 * What these notices asked for was done, by whomever: they count no more, and no mail tells them.
 * @param waiting ids of the notices whose matter still waits
 */
export const closeNotices = (tx: Tx, territoryId: TerritoryId, kinds: readonly string[], waiting: RawBuilder<unknown>, now: Date) =>
	sql`update notice set done_at = ${now}
		where territory_id = ${territoryId} and kind = any (${[...kinds]}::text[]) and done_at is null and id not in (${waiting})`.execute(tx);

/** What was undone before it was told is forgotten: a task reopened, a comment taken back, a meeting put back. */
export async function forgetNotices(
	tx: Tx,
	territoryId: TerritoryId,
	about: { objectKind: NoticeObject; objectId: string; kinds: readonly NoticeKind[] },
	now: Date,
): Promise<void> {
	await tx
		.deleteFrom("notice")
		.where("territoryId", "=", territoryId)
		.where("objectKind", "=", about.objectKind)
		.where("objectId", "=", about.objectId)
		.where("kind", "in", about.kinds)
		.where("readAt", "is", null)
		.where((where) => where.or([where("settlesAt", ">", now), where("mailedAt", "is", null)]))
		.execute();
}

/** Of what was erased, nothing stays that was told. */
export const eraseNotices = (tx: Tx, territoryId: TerritoryId, objectKind: NoticeObject, objectId: string): Promise<unknown> =>
	tx
		.deleteFrom("notice")
		.where("territoryId", "=", territoryId)
		.where("objectKind", "=", objectKind)
		.where("objectId", "=", objectId)
		.execute();
