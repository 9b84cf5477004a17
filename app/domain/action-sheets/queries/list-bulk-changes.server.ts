import { sql } from "kysely";
import type { ReadTx } from "../../kernel/context.server.ts";
import { NotFound } from "../../kernel/errors.ts";
import type { SheetId, TerritoryId } from "../../kernel/ids.ts";
import { pageOf } from "../../kernel/pages.ts";
import { listTouched, listUndoableItems } from "../bulk-undo.server.ts";
import { type LockedSheet, readSheets } from "../store.server.ts";
import type { BulkChangeId, BulkChangeItem, ListedBulkChange } from "../types.ts";

const changesPerPage = 30;

const bulkChanges = (tx: ReadTx, territoryId: TerritoryId) =>
	tx
		.selectFrom("bulkChange as b")
		.leftJoin("person as mp", "mp.id", "b.madeBy")
		.leftJoin("person as up", "up.id", "b.undoneBy")
		.select(["b.id", "b.asked", "b.reason", "b.madeBy", "b.madeAt", "b.undoneAt"])
		.select(["mp.displayName as madeByName", "up.displayName as undoneByName"])
		.select(sql<number>`(select count(*)::int from bulk_change_item i where i.bulk_change_id = b.id)`.as("count"))
		.where("b.territoryId", "=", territoryId);

/** One page of the territory's bulk changes (the last one when asked beyond), the latest first. */
export async function listBulkChanges(tx: ReadTx, territoryId: TerritoryId, asked: number) {
	const { total } = await tx
		.selectFrom("bulkChange")
		.select(({ fn }) => fn.countAll<number>().as("total"))
		.where("territoryId", "=", territoryId)
		.executeTakeFirstOrThrow();
	const { offset, ...pages } = pageOf(asked, total, changesPerPage);
	const changes = await bulkChanges(tx, territoryId)
		.orderBy("b.madeAt", "desc")
		.orderBy("b.id", "desc")
		.limit(changesPerPage)
		.offset(offset)
		.execute();
	return { changes: changes as unknown as ListedBulkChange[], total, ...pages };
}

/** A bulk change, its sheets, and the ids of those that went on since. @throws NotFound */
export async function getBulkChange(tx: ReadTx, territoryId: TerritoryId, id: BulkChangeId) {
	const change = (await bulkChanges(tx, territoryId).where("b.id", "=", id).executeTakeFirst()) as unknown as ListedBulkChange | undefined;
	if (!change) throw new NotFound("not-found");
	const items = (await tx
		.selectFrom("bulkChangeItem as i")
		.innerJoin("actionSheet as s", "s.id", "i.sheetId")
		.select(["i.sheetId", "s.slug", "s.code", "s.title", "i.before", "i.after", "i.isRestored"])
		.select(sql<boolean>`i.version_id is not null and i.status_change_id is null`.as("isHeld"))
		.where("i.territoryId", "=", territoryId)
		.where("i.bulkChangeId", "=", id)
		.orderBy("s.code")
		.orderBy("s.id")
		.execute()) as unknown as BulkChangeItem[];
	const undoable = await listUndoableItems(tx, territoryId, id);
	const sheets = await readSheets(
		tx,
		territoryId,
		items.map(({ sheetId }) => sheetId),
	);
	return { change, items, touched: await listTouched(tx, territoryId, id, undoable, sheets) };
}

/** The sheets of a territory that bear these ids or addresses, with all that rules judge them by; whatever names none is left out. */
export async function listChosenSheets(tx: ReadTx, territoryId: TerritoryId, names: readonly string[]): Promise<LockedSheet[]> {
	if (names.length === 0) return [];
	const rows = await tx
		.selectFrom("actionSheet")
		.select(["id", "slug"])
		.where("territoryId", "=", territoryId)
		.where((eb) => eb.or([eb("slug", "in", names), eb(sql<string>`id::text`, "in", names)]))
		.execute();
	return readSheets(
		tx,
		territoryId,
		rows.map(({ id }) => id as SheetId),
	);
}
