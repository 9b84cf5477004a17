import type { Expression } from "kysely";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { SheetId, TerritoryId } from "../kernel/ids.ts";
import type { AskedFields } from "./types.ts";

/** What is only counted of a sheet, and what its programme asks of it. */
export interface Counted {
	asked: AskedFields;
	milestoneCount: number;
	indicatorCount: number;
	hasPlannedBudget: boolean;
}

export async function countedOf(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<Counted> {
	const counted = await findCounted(tx, territoryId, sheetId);
	if (!counted) throw new NotFound("not-found");
	return counted;
}

/** Of a sheet named by its id, or by the question that finds it. */
export async function findCounted(
	tx: ReadTx,
	territoryId: TerritoryId,
	sheetId: SheetId | Expression<{ id: string }>,
): Promise<Counted | null> {
	const row = await tx
		.selectFrom("actionSheet as s")
		.innerJoin("objective as o", "o.id", "s.objectiveId")
		.innerJoin("axis as a", "a.id", "o.axisId")
		.innerJoin("programme as p", "p.id", "a.programmeId")
		.select(["p.requiredFields", "p.fullSheetFor", "s.plannedBudget"])
		.select((eb) => [
			eb
				.selectFrom("milestone as m")
				.select(({ fn }) => fn.countAll<number>().as("count"))
				.whereRef("m.sheetId", "=", "s.id")
				.as("milestoneCount"),
			eb
				.selectFrom("indicator as i")
				.select(({ fn }) => fn.countAll<number>().as("count"))
				.whereRef("i.sheetId", "=", "s.id")
				.as("indicatorCount"),
			eb
				.selectFrom("budgetLine as b")
				.select(({ fn }) => fn.countAll<number>().as("count"))
				.whereRef("b.sheetId", "=", "s.id")
				.where("b.stage", "=", "planned")
				.where("b.unit", "=", "euro")
				.as("plannedLineCount"),
		])
		.where("s.territoryId", "=", territoryId)
		.where("s.id", "=", sheetId as SheetId)
		.executeTakeFirst();
	if (!row) return null;
	return {
		asked: { requiredFields: row.requiredFields, fullSheetFor: row.fullSheetFor as AskedFields["fullSheetFor"] },
		milestoneCount: row.milestoneCount ?? 0,
		indicatorCount: row.indicatorCount ?? 0,
		hasPlannedBudget: row.plannedBudget !== null || (row.plannedLineCount ?? 0) > 0,
	};
}
