import type { ReadTx } from "../kernel/context.server.ts";
import type { SheetId, TerritoryId } from "../kernel/ids.ts";

export interface SheetOption {
	id: SheetId;
	slug: string;
	code: string;
	title: string;
}

const options = (tx: ReadTx, territoryId: TerritoryId) =>
	tx.selectFrom("actionSheet").select(["id", "slug", "code", "title"]).where("territoryId", "=", territoryId);

/** Enough of a sheet to name it and link to it. */
export async function findSheetBySlug(tx: ReadTx, territoryId: TerritoryId, slug: string): Promise<SheetOption | null> {
	const row = await options(tx, territoryId).where("slug", "=", slug).executeTakeFirst();
	return (row as SheetOption | undefined) ?? null;
}

/** Every sheet of the territory, for pickers; by code. */
export async function listSheetOptions(tx: ReadTx, territoryId: TerritoryId): Promise<SheetOption[]> {
	return (await options(tx, territoryId).orderBy("code").orderBy("title").execute()) as SheetOption[];
}
