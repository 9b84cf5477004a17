import { type Ctx, type ReadTx, reading } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { SheetId, TerritoryId } from "../kernel/ids.ts";
import type { SheetFacts } from "./types.ts";

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

/** Every sheet of the territory and every sub-action, which says of which sheet, for pickers; by code. */
export async function listSheetOptions(tx: ReadTx, territoryId: TerritoryId): Promise<(SheetOption & { parentCode: string | null })[]> {
	const rows = await options(tx, territoryId)
		.select((eb) =>
			eb.selectFrom("actionSheet as parent").select("parent.code").whereRef("parent.id", "=", "actionSheet.parentId").as("parentCode"),
		)
		.orderBy("code")
		.orderBy("title")
		.execute();
	return rows as (SheetOption & { parentCode: string | null })[];
}

/** What policies judge a sheet by. @throws NotFound */
export async function getSheetFacts(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<SheetFacts> {
	const row = await tx
		.selectFrom("actionSheet as s")
		.innerJoin("objective as o", "o.id", "s.objectiveId")
		.innerJoin("axis as a", "a.id", "o.axisId")
		.select([
			"s.id",
			"s.territoryId",
			"s.status",
			"s.leadPersonId",
			"s.leadOrganisationId",
			"s.committeeId",
			"s.parentId",
			"a.committeeId as axisCommitteeId",
		])
		.where("s.territoryId", "=", territoryId)
		.where("s.id", "=", sheetId)
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as SheetFacts;
}

/** The sheet of an address, for the forms that are posted there. @throws NotFound */
export function getSheetId(ctx: Ctx, slug: string): Promise<SheetId> {
	return reading(ctx, async (tx) => {
		const sheet = await findSheetBySlug(tx, ctx.actor.territoryId, slug);
		if (!sheet) throw new NotFound("not-found");
		return sheet.id;
	});
}

export { isLate } from "./rules.ts";
