import type { Day } from "../kernel/calendar.ts";
import type { Tx } from "../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";

/**
 * Ends a person's mandates with their access to the territory, in the same transaction: a chair who left would otherwise keep the
 * substitute from approving. Mandates that had not begun by then never will.
 */
export async function endMandatesOf(tx: Tx, territoryId: TerritoryId, personId: PersonId, endsOn: Day): Promise<void> {
	await tx
		.deleteFrom("mandate")
		.where("territoryId", "=", territoryId)
		.where("personId", "=", personId)
		.where("startsOn", ">", endsOn)
		.execute();
	await tx
		.updateTable("mandate")
		.set({ endsOn })
		.where("territoryId", "=", territoryId)
		.where("personId", "=", personId)
		.where((where) => where.or([where("endsOn", "is", null), where("endsOn", ">", endsOn)]))
		.execute();
}
