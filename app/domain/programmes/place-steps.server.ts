import type { Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { AxisId, ObjectiveId, ProgrammeId } from "./types.ts";

interface AddedPlaces {
	axes: readonly { id: AxisId; number: number; title: string }[];
	objectives: readonly { id: ObjectiveId; axisId: AxisId; number: number; title: string; isImplicit: boolean }[];
}

/** Holds a programme, so that nobody else numbers its axes meanwhile. @throws NotFound */
export async function lockProgramme(tx: Tx, territoryId: TerritoryId, programmeId: ProgrammeId): Promise<void> {
	const row = await tx
		.selectFrom("programme")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("id", "=", programmeId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
}

export async function addPlaces(
	tx: Tx,
	territoryId: TerritoryId,
	programmeId: ProgrammeId,
	{ axes, objectives }: AddedPlaces,
): Promise<void> {
	if (axes.length > 0) {
		await tx
			.insertInto("axis")
			.values(axes.map((axis) => ({ territoryId, programmeId, ...axis })))
			.execute();
	}
	if (objectives.length > 0) {
		await tx
			.insertInto("objective")
			.values(objectives.map((objective) => ({ territoryId, ...objective })))
			.execute();
	}
}

/** Takes out places that nothing stands under any more; the database refuses for those that still hold something. */
export async function removePlaces(
	tx: Tx,
	territoryId: TerritoryId,
	axisIds: readonly string[],
	objectiveIds: readonly string[],
): Promise<void> {
	if (objectiveIds.length > 0)
		await tx.deleteFrom("objective").where("territoryId", "=", territoryId).where("id", "in", objectiveIds).execute();
	if (axisIds.length > 0) await tx.deleteFrom("axis").where("territoryId", "=", territoryId).where("id", "in", axisIds).execute();
}
