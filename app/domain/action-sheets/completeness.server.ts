import { type Expression, sql } from "kysely";
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

/** Whether a sheet has a line of budget, in euros, for what is to come. */
export const hasPlannedLine = (sheetId: Expression<string>) =>
	sql<boolean>`exists (select from budget_line b where b.sheet_id = ${sheetId} and b.stage = 'planned' and b.unit = 'euro')`;

/** @throws NotFound */
export async function countedOf(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<Counted> {
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
			hasPlannedLine(eb.ref("s.id")).as("hasPlannedLine"),
		])
		.where("s.territoryId", "=", territoryId)
		.where("s.id", "=", sheetId)
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return {
		asked: { requiredFields: row.requiredFields, fullSheetFor: row.fullSheetFor as AskedFields["fullSheetFor"] },
		milestoneCount: row.milestoneCount ?? 0,
		indicatorCount: row.indicatorCount ?? 0,
		hasPlannedBudget: row.plannedBudget !== null || row.hasPlannedLine,
	};
}
