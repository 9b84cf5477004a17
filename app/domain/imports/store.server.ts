import type { Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import type { Grid, ImportId, ImportMapping, ImportState } from "./types.ts";

export interface LockedImport {
	id: ImportId;
	state: ImportState;
	revision: number;
	mapping: ImportMapping;
	createdBy: PersonId;
	createdAxes: string[];
	createdObjectives: string[];
	settledAt: Date | null;
}

/** @throws NotFound */
export async function lockImport(tx: Tx, territoryId: TerritoryId, importId: ImportId): Promise<LockedImport> {
	const row = await tx
		.selectFrom("sheetImport")
		.select(["id", "state", "revision", "mapping", "createdBy", "createdAxes", "createdObjectives", "settledAt"])
		.where("territoryId", "=", territoryId)
		.where("id", "=", importId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as unknown as LockedImport;
}

export async function readGrids(tx: Pick<Tx, "selectFrom">, territoryId: TerritoryId, importId: ImportId): Promise<Grid[]> {
	const row = await tx
		.selectFrom("sheetImport")
		.select("grids")
		.where("territoryId", "=", territoryId)
		.where("id", "=", importId)
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row.grids as unknown as Grid[];
}

interface Saved {
	state?: ImportState;
	mapping?: ImportMapping;
	progressDone?: number;
	progressTotal?: number;
	createdCount?: number;
	changedCount?: number;
	unchangedCount?: number;
	createdAxes?: string[];
	createdObjectives?: string[];
	failure?: string | null;
	settledAt?: Date;
}

export async function saveImport(tx: Tx, territoryId: TerritoryId, importId: ImportId, { mapping, ...saved }: Saved): Promise<void> {
	await tx
		.updateTable("sheetImport")
		.set((eb) => ({ ...saved, ...(mapping ? { mapping: JSON.stringify(mapping) } : {}), revision: eb("revision", "+", 1) }))
		.where("territoryId", "=", territoryId)
		.where("id", "=", importId)
		.execute();
}
