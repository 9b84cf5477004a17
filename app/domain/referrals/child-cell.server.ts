import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";

export interface ChildCell {
	name: string | null;
	contact: string | null;
	/** Says whose cell it is while the territory has not named it. */
	departmentName: string | null;
}

/** The département's cell that receives worrying information about a child (CASF, art. L226-3). */
export async function findChildCell(tx: ReadTx, territoryId: TerritoryId): Promise<ChildCell> {
	return tx
		.selectFrom("territory")
		.leftJoin("referralSettings", "referralSettings.territoryId", "territory.id")
		.select(["childCellName as name", "childCellContact as contact", "departmentName"])
		.where("territory.id", "=", territoryId)
		.executeTakeFirstOrThrow();
}
