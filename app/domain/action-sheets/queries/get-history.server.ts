import { sql } from "kysely";
import type { ReadTx } from "../../kernel/context.server.ts";
import { NotFound } from "../../kernel/errors.ts";
import type { SheetId, TerritoryId } from "../../kernel/ids.ts";
import { type PageOfList, pageOf } from "../../kernel/pages.ts";
import type { FieldChange, SheetVersion } from "../types.ts";

const changesPerPage = 100;

/** One page of what changed in a sheet, field by field (the last page when asked beyond), the latest first. */
export async function listFieldChanges(
	tx: ReadTx,
	territoryId: TerritoryId,
	sheetId: SheetId,
	page: number,
): Promise<PageOfList & { changes: FieldChange[] }> {
	const all = tx.selectFrom("fieldChange as f").where("f.territoryId", "=", territoryId).where("f.sheetId", "=", sheetId);
	const { total } = await all.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
	const { offset, ...shown } = pageOf(page, total, changesPerPage);
	const rows = await all
		.leftJoin("person", "person.id", "f.changedBy")
		.select(["f.id", "f.field", "f.subject", "f.before", "f.after", "person.displayName as changedByName", "f.changedAt"])
		.orderBy("f.changedAt", "desc")
		.orderBy("f.id", "desc")
		.limit(changesPerPage)
		.offset(offset)
		.execute();
	return { changes: rows as FieldChange[], total, ...shown };
}

const versions = (tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId) =>
	tx
		.selectFrom("sheetVersion as v")
		.leftJoin("person as pp", "pp.id", "v.proposedBy")
		.leftJoin("person as dp", "dp.id", "v.decidedBy")
		.select(["v.id", "v.number", "v.status", "v.snapshot", "v.changes", "v.reason", "v.proposedAt", "v.decidedOn", "v.decisionNote"])
		.select(["v.revision", "pp.displayName as proposedByName", "dp.displayName as decidedByName"])
		.where("v.territoryId", "=", territoryId)
		.where("v.sheetId", "=", sheetId)
		.orderBy("v.number", "desc");

/** Every version of a sheet, the latest first. */
export const listVersions = async (tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<SheetVersion[]> =>
	(await versions(tx, territoryId, sheetId).execute()) as SheetVersion[];

export const findPendingVersion = async (tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<SheetVersion | null> =>
	((await versions(tx, territoryId, sheetId).where("v.status", "=", "pending").executeTakeFirst()) as SheetVersion | undefined) ?? null;

/** @throws NotFound */
export async function getVersion(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId, number: number): Promise<SheetVersion> {
	const row = await versions(tx, territoryId, sheetId).where("v.number", "=", number).executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as SheetVersion;
}

/** Today's name of whatever a field of a sheet may point to, by id. */
export async function listFieldNames(tx: ReadTx, territoryId: TerritoryId): Promise<Record<string, string>> {
	const { rows } = await sql<{ id: string; name: string }>`
		select person.id, person.display_name as name from person join membership on person_id = person.id where territory_id = ${territoryId}
		union all select id, name from organisation where territory_id = ${territoryId}
		union all select id, name from committee where territory_id = ${territoryId}
		union all select objective.id, 'Axe ' || axis.number || ' – ' || objective.title from objective join axis on axis.id = axis_id
			where objective.territory_id = ${territoryId}
		union all select id, title from worksite where territory_id = ${territoryId}
		union all select id, label from indicator where territory_id = ${territoryId}
	`.execute(tx as never);
	return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
