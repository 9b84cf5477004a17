import { type SqlBool, sql } from "kysely";
import type { ReadTx } from "../../kernel/context.server.ts";
import { NotFound } from "../../kernel/errors.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import type { PageOfList } from "../../kernel/pages.ts";
import { readPage } from "../../kernel/read-page.server.ts";
import { EliminationId, type EliminationItem, type EliminationList } from "../types.ts";

const perPage = 25;

const lists = (tx: ReadTx, territoryId: TerritoryId) =>
	tx
		.selectFrom("eliminationList as list")
		.select(["list.id", "list.preparedAt", "list.isPublic", "list.visaReference", "list.visaOn", "list.confirmedAt", "list.executedAt"])
		.select((eb) => {
			const items = () =>
				eb.selectFrom("eliminationItem as item").select(sql<number>`count(*)`.as("count")).whereRef("item.listId", "=", "list.id");
			return [
				items().as("itemCount"),
				items().where("item.settledAt", "is not", null).as("settledCount"),
				items().where(sql<SqlBool>`item.is_kept`).as("keptCount"),
			];
		})
		.where("list.territoryId", "=", territoryId);

/** What waits first, then what is done, the latest first. */
export async function listEliminations(
	tx: ReadTx,
	territoryId: TerritoryId,
	page: number,
): Promise<PageOfList & { lists: EliminationList[] }> {
	const ordered = lists(tx, territoryId).orderBy(sql`list.executed_at is not null`).orderBy("list.preparedAt", "desc").orderBy("list.id");
	const { rows, ...shown } = await readPage(ordered, page, perPage);
	return { lists: rows as EliminationList[], ...shown };
}

/** @throws NotFound */
export async function getElimination(tx: ReadTx, territoryId: TerritoryId, listId: string): Promise<EliminationList> {
	if (!EliminationId.safeParse(listId).success) throw new NotFound("not-found");
	const row = await lists(tx, territoryId).where("list.id", "=", listId).executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as EliminationList;
}

/** The whole bordereau: references, dates and bodies, nobody's name. */
export async function listEliminationItems(tx: ReadTx, territoryId: TerritoryId, listId: string): Promise<EliminationItem[]> {
	const rows = await tx
		.selectFrom("eliminationItem as item")
		.innerJoin("organisation as sender", "sender.id", "item.senderOrganisationId")
		.select([
			"item.reference",
			"item.senderOrganisationId",
			"sender.name as senderName",
			"item.kind",
			"item.lastContactOn",
			"item.settledAt",
			"item.isKept",
		])
		.where("item.territoryId", "=", territoryId)
		.where("item.listId", "=", listId)
		.orderBy("item.lastContactOn")
		.orderBy("item.reference")
		.execute();
	return rows as EliminationItem[];
}
