import { sql } from "kysely";
import { dayOf } from "../kernel/calendar.ts";
import type { SystemCtx, Tx } from "../kernel/context.server.ts";
import { newId, type PersonId, type TerritoryId } from "../kernel/ids.ts";
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
	const heard = handOver(
		concerned,
		await hearingOf(
			tx,
			concerned.map(({ personId }) => personId),
			concerned,
			today,
		),
	);
	const standIns = heard.filter(({ inPlaceOf }) => inPlaceOf !== null);
	const theirs = await hearingOf(
		tx,
		standIns.map(({ personId }) => personId),
		standIns,
		today,
	);
	const wanted = heard.filter((row) => row.inPlaceOf === null || isHeard(theirs, row));
	// of two rows of one key, the first: one statement cannot touch a row twice
	const once = new Map<string, Heard>();
	for (const row of wanted) if (!once.has(`${row.personId}/${row.mergeKey}`)) once.set(`${row.personId}/${row.mergeKey}`, row);
	if (once.size > 0) await write(tx, ctx.now, [...once.values()]);
}

const isHeard = (hearing: Hearing, row: RaisedNotice): boolean =>
	hearing.channelOf(row.personId, row.kind) !== "none" && !hearing.isMuted(row.personId, row);

/** To the person, then to whoever stands in for them: what is nobody else's to read, as a referral, is never handed over. */
function handOver(rows: readonly RaisedNotice[], hearing: Hearing): Heard[] {
	return rows
		.filter((row) => isHeard(hearing, row))
		.flatMap((row): Heard[] => {
			const standIn = isSecret(row.objectKind) ? null : hearing.standInOf(row.personId, row.territoryId);
			const isByLetter = row.isTold ?? (toldBy[topicOf(row.kind)] === "letter" && hearing.channelOf(row.personId, row.kind) === "mail");
			const own = {
				...row,
				inPlaceOf: null,
				isTold: standIn !== null || isByLetter,
			};
			if (!standIn || standIn === row.actorId) return [own];
			const mergeKey = `${row.mergeKey}/for/${row.personId}`;
			return [own, { ...row, personId: standIn, inPlaceOf: row.personId, mergeKey, isTold: false }];
		});
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
