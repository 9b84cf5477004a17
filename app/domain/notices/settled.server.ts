import { type SqlBool, sql } from "kysely";
import { dayOf } from "../kernel/calendar.ts";
import { inTransaction, type PersonCtx, type ReadTx } from "../kernel/context.server.ts";
import { newId, type PersonId, type TerritoryId } from "../kernel/ids.ts";
import { hearingOf } from "./preferences.server.ts";
import { mailedWithinMs, toldBy } from "./rules.ts";
import { type NoticeCode, type NoticeId, type NoticeKind, type NoticeObject, noticeKinds } from "./types.ts";

/** Settled, and neither told, seen nor done. */
const isSettled = (now: Date) =>
	sql<SqlBool>`notice.mailed_at is null and notice.read_at is null and notice.done_at is null
		and notice.settles_at <= ${now} and notice.settles_at > ${new Date(now.getTime() - mailedWithinMs)}`;

/** Who has settled notices to hear by mail, over every territory: each once. */
export async function listPeopleToWriteTo(tx: ReadTx, now: Date): Promise<PersonId[]> {
	const waiting = (await tx
		.selectFrom("notice")
		.innerJoin("person", "person.id", "notice.personId")
		.where("person.isActive", "=", true)
		.where(isSettled(now))
		.select(["notice.personId", "notice.kind", sql<boolean>`notice.batch is not null`.as("isClaimed")])
		.distinct()
		.execute()) as { personId: PersonId; kind: NoticeCode; isClaimed: boolean }[];
	const hearing = await hearingOf(
		tx,
		waiting.map(({ personId }) => personId),
		[],
		dayOf(now),
	);
	const wanted = waiting.filter(
		({ personId, kind, isClaimed }) => isClaimed || (hearing.channelOf(personId, kind) === "mail" && !hearing.isAway(personId)),
	);
	return [...new Set(wanted.map(({ personId }) => personId))];
}

export interface Batch {
	id: string;
	notices: { id: NoticeId }[];
	/** What such mails tell the person without waiting: what leaving them stops. */
	stops: NoticeKind[];
}

/**
 * Takes for one mail all that settled for the person, unless another took it meanwhile; with what a process that died had taken and
 * not sent.
 */
export function claimSettled(ctx: PersonCtx): Promise<Batch[]> {
	const { personId, now } = ctx;
	return inTransaction(ctx, async (tx) => {
		const waiting = (await tx
			.selectFrom("notice")
			.select(["id", "kind", "objectKind", "objectId", "territoryId"])
			.where("personId", "=", personId)
			.where("batch", "is", null)
			.where(isSettled(now))
			.execute()) as { id: NoticeId; kind: NoticeCode; objectKind: NoticeObject; objectId: string; territoryId: TerritoryId }[];
		const hearing = await hearingOf(tx, [personId], waiting, dayOf(now));
		const wanted = waiting.filter((row) => hearing.channelOf(personId, row.kind) === "mail" && !hearing.isMuted(personId, row));
		if (wanted.length > 0 && !hearing.isAway(personId))
			await tx
				.updateTable("notice")
				.set({ batch: newId() })
				.where(
					"id",
					"in",
					wanted.map(({ id }) => id),
				)
				.where("batch", "is", null)
				.where(isSettled(now))
				.execute();
		const claimed = await tx
			.selectFrom("notice")
			.select(["id", "batch"])
			.where("personId", "=", personId)
			.where("batch", "is not", null)
			.where("mailedAt", "is", null)
			.execute();
		const stops = noticeKinds.filter((kind) => toldBy[kind] === "notices" && hearing.channelOf(personId, kind) === "mail");
		const batches = new Map<string, Batch>();
		for (const { id, batch } of claimed) {
			const one = batches.get(batch as string) ?? { id: batch as string, notices: [], stops };
			one.notices.push({ id: id as NoticeId });
			batches.set(one.id, one);
		}
		return [...batches.values()];
	});
}

/** The mail left, or there was nothing left to say. */
export const markMailed = (ctx: PersonCtx, batch: string): Promise<unknown> =>
	inTransaction(ctx, (tx) =>
		tx
			.updateTable("notice")
			.set({ mailedAt: ctx.now })
			.where("personId", "=", ctx.personId)
			.where("batch", "=", batch)
			.where("mailedAt", "is", null)
			.execute(),
	);
