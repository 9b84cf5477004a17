import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { SheetId, TerritoryId } from "../kernel/ids.ts";
import { ExportId, type SheetExport } from "./types.ts";

const exported = (tx: ReadTx, territoryId: TerritoryId) =>
	tx
		.selectFrom("sheetExport")
		.select(["id", "territoryId", "personId", "format", "sheetIds", "requestedAt", "doneCount", "readyAt", "failedAt", "byteCount"])
		.where("territoryId", "=", territoryId);

/** @throws NotFound also for an id that is none, and for one of someone else */
export async function getExport(tx: ReadTx, territoryId: TerritoryId, exportId: string): Promise<SheetExport> {
	if (!ExportId.safeParse(exportId).success) throw new NotFound("not-found");
	const row = await exported(tx, territoryId).where("id", "=", exportId).executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as SheetExport;
}

/** One's own, latest first. */
export async function listExportsOf(tx: ReadTx, territoryId: TerritoryId, personId: string): Promise<SheetExport[]> {
	const rows = await exported(tx, territoryId).where("personId", "=", personId).orderBy("requestedAt", "desc").limit(50).execute();
	return rows as SheetExport[];
}

/** The name a territory goes by in its documents. */
export async function getTerritoryName(tx: ReadTx, territoryId: TerritoryId): Promise<string> {
	const { name } = await tx.selectFrom("territory").select("name").where("id", "=", territoryId).executeTakeFirstOrThrow();
	return name;
}

/** Addresses of these sheets, in the order of the ids; those that are no longer there are left out. */
export async function listSlugs(tx: ReadTx, territoryId: TerritoryId, sheetIds: readonly SheetId[]): Promise<string[]> {
	const rows = await tx
		.selectFrom("actionSheet")
		.select(["id", "slug"])
		.where("territoryId", "=", territoryId)
		.where("id", "in", sheetIds)
		.execute();
	const slugs = new Map(rows.map(({ id, slug }) => [id, slug]));
	return sheetIds.flatMap((id) => slugs.get(id) ?? []);
}

/** Ids of the sheets at these addresses, in the same order. */
export async function listIdsOfSlugs(tx: ReadTx, territoryId: TerritoryId, slugs: readonly string[]): Promise<SheetId[]> {
	if (slugs.length === 0) return [];
	const rows = await tx
		.selectFrom("actionSheet")
		.select(["id", "slug"])
		.where("territoryId", "=", territoryId)
		.where("slug", "in", slugs)
		.execute();
	const ids = new Map(rows.map(({ id, slug }) => [slug, id]));
	return slugs.flatMap((slug) => (ids.get(slug) as SheetId | undefined) ?? []);
}
