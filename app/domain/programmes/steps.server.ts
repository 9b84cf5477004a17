import type { Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { ProgrammeId } from "./types.ts";

/** Holds a programme with what it asks of its sheets. @throws NotFound */
export async function lockAsked(tx: Tx, territoryId: TerritoryId, programmeId: ProgrammeId): Promise<{ revision: number }> {
	const row = await tx
		.selectFrom("programme")
		.select(["requiredFields", "fullSheetFor", "revision"])
		.where("territoryId", "=", territoryId)
		.where("id", "=", programmeId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row;
}

export async function saveAsked(
	tx: Tx,
	territoryId: TerritoryId,
	programmeId: ProgrammeId,
	asked: { requiredFields: string[] | null; fullSheetFor: "flagship" | "all"; revision: number },
): Promise<void> {
	await tx.updateTable("programme").set(asked).where("territoryId", "=", territoryId).where("id", "=", programmeId).execute();
}
