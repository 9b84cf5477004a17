import { footprintsOf } from "../action-sheets/import-steps.server.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { SheetId, TerritoryId } from "../kernel/ids.ts";
import type { Grid, ImportId, ImportMapping, ImportState } from "./types.ts";

const summary = [
	"i.id",
	"i.fileName",
	"i.state",
	"i.progressDone",
	"i.progressTotal",
	"i.createdCount",
	"i.changedCount",
	"i.unchangedCount",
	"i.failure",
	"i.revision",
	"i.createdAt",
	"i.settledAt",
	"person.displayName as createdByName",
] as const;

export interface ListedImport {
	id: ImportId;
	fileName: string;
	state: ImportState;
	progressDone: number;
	progressTotal: number;
	createdCount: number;
	changedCount: number;
	unchangedCount: number;
	failure: string | null;
	revision: number;
	createdAt: Date;
	settledAt: Date | null;
	createdByName: string;
}

/** The latest imports of the territory. */
export async function listImports(tx: ReadTx, territoryId: TerritoryId): Promise<ListedImport[]> {
	const rows = await tx
		.selectFrom("sheetImport as i")
		.innerJoin("person", "person.id", "i.createdBy")
		.select(summary)
		.where("i.territoryId", "=", territoryId)
		.orderBy("i.createdAt", "desc")
		.limit(50)
		.execute();
	return rows as ListedImport[];
}

/** @throws NotFound */
export async function getImport(
	tx: ReadTx,
	territoryId: TerritoryId,
	importId: string,
): Promise<ListedImport & { mapping: ImportMapping; grids: Grid[] }> {
	const row = await tx
		.selectFrom("sheetImport as i")
		.innerJoin("person", "person.id", "i.createdBy")
		.select([...summary, "i.mapping", "i.grids"])
		.where("i.territoryId", "=", territoryId)
		.where("i.id", "=", importId)
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as unknown as ListedImport & { mapping: ImportMapping; grids: Grid[] };
}

/** Who asked for an import, as they stand today; null once they have left. */
export async function findImporter(tx: ReadTx, territoryId: TerritoryId, personId: string, today: Day): Promise<Actor | null> {
	const row = await tx
		.selectFrom("membership as m")
		.innerJoin("person", "person.id", "m.personId")
		.innerJoin("territory as t", "t.id", "m.territoryId")
		.select(["m.personId", "person.displayName", "m.territoryId", "t.slug as territorySlug", "m.organisationId", "m.role"])
		.where("m.territoryId", "=", territoryId)
		.where("m.personId", "=", personId)
		.where("m.startsOn", "<=", today)
		.where((eb) => eb.or([eb("m.endsOn", "is", null), eb("m.endsOn", ">=", today)]))
		.executeTakeFirst();
	return row ? ({ ...row, mandates: [] } as unknown as Actor) : null;
}

export interface ImportedSheet {
	sheetId: SheetId;
	kind: "created" | "changed";
	code: string;
	before: Record<string, unknown> | null;
	/** As it stands now; null once it is gone. */
	slug: string | null;
	title: string | null;
	/** Changed since the import, in itself or in what hangs on it. */
	isTouched: boolean;
}

/** What an import did, sheet by sheet, and whether each still stands as it left it. */
export async function listImportedSheets(tx: ReadTx, territoryId: TerritoryId, importId: ImportId): Promise<ImportedSheet[]> {
	const rows = await tx
		.selectFrom("sheetImportChange as c")
		.leftJoin("actionSheet as s", (join) => join.onRef("s.id", "=", "c.sheetId").onRef("s.territoryId", "=", "c.territoryId"))
		.select(["c.sheetId", "c.kind", "c.code", "c.before", "c.afterRevision", "c.footprint", "s.slug", "s.title"])
		.where("c.territoryId", "=", territoryId)
		.where("c.importId", "=", importId)
		.orderBy("c.sheetId")
		.execute();
	const footprints = await footprintsOf(
		tx,
		territoryId,
		rows.map(({ sheetId }) => sheetId as SheetId),
	);
	return rows.map(({ afterRevision, footprint, ...row }) => {
		const now = footprints.get(row.sheetId);
		return { ...row, isTouched: now?.revision !== afterRevision || now.footprint !== footprint };
	}) as ImportedSheet[];
}
