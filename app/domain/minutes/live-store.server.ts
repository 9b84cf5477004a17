import { mergeUpdates } from "yjs";
import type { ReadTx, Tx } from "../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import { docOf, replacement } from "./live-text.ts";
import type { Doc, MinutesId } from "./types.ts";

export interface StoredUpdate {
	seq: number;
	update: Uint8Array;
}

/** What was written after this point, in order. */
export async function listUpdates(tx: ReadTx, territoryId: TerritoryId, minutesId: MinutesId, afterSeq = 0): Promise<StoredUpdate[]> {
	return tx
		.selectFrom("minutesUpdate")
		.select(["seq", "update"])
		.where("territoryId", "=", territoryId)
		.where("minutesId", "=", minutesId)
		.where("seq", ">", afterSeq)
		.orderBy("seq")
		.execute();
}

/** @returns its place; the minutes must be locked, so that places are seen in their order */
export async function addUpdate(
	tx: Tx,
	territoryId: TerritoryId,
	{ minutesId, personId, at, update }: { minutesId: MinutesId; personId: PersonId | null; at: Date; update: Uint8Array },
): Promise<number> {
	const { seq } = await tx
		.insertInto("minutesUpdate")
		.values({ territoryId, minutesId, personId, at, update: Buffer.from(update) })
		.returning("seq")
		.executeTakeFirstOrThrow();
	if (personId !== null) await rememberAuthor(tx, territoryId, { minutesId, personId, at });
	return seq;
}

async function rememberAuthor(
	tx: Tx,
	territoryId: TerritoryId,
	{ minutesId, personId, at: lastWroteAt }: { minutesId: MinutesId; personId: PersonId; at: Date },
): Promise<void> {
	await tx
		.insertInto("minutesAuthor")
		.values({ territoryId, minutesId, personId, lastWroteAt })
		.onConflict((conflict) => conflict.columns(["minutesId", "personId"]).doUpdateSet({ lastWroteAt }))
		.execute();
}

/**
 * Many small updates become one; its place is the last, so that whoever follows sees it once more and learns nothing new. Whose they
 * were is remembered beside.
 */
export async function compactUpdates(
	tx: Tx,
	territoryId: TerritoryId,
	minutesId: MinutesId,
	updates: readonly StoredUpdate[],
	at: Date,
): Promise<void> {
	await tx
		.deleteFrom("minutesUpdate")
		.where("territoryId", "=", territoryId)
		.where("minutesId", "=", minutesId)
		.where("seq", "<=", updates.at(-1)?.seq ?? 0)
		.execute();
	await addUpdate(tx, territoryId, { minutesId, personId: null, at, update: mergeUpdates(updates.map(({ update }) => update)) });
}

/** Makes the live text say what `doc` says, if it was ever opened: every open editor follows. */
export async function replaceLiveText(
	tx: Tx,
	territoryId: TerritoryId,
	{ minutesId, personId, at, doc }: { minutesId: MinutesId; personId: PersonId; at: Date; doc: Doc },
): Promise<void> {
	const updates = (await listUpdates(tx, territoryId, minutesId)).map(({ update }) => update);
	if (updates.length > 0) await addUpdate(tx, territoryId, { minutesId, personId, at, update: replacement(updates, doc) });
}

/** The text as far as it was written live; null when it never was. */
export async function liveDoc(tx: ReadTx, territoryId: TerritoryId, minutesId: MinutesId): Promise<Doc | null> {
	const updates = await listUpdates(tx, territoryId, minutesId);
	return updates.length > 0 ? docOf(updates.map(({ update }) => update)) : null;
}
