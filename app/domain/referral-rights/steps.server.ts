import type { Tx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { ReferralId } from "../referrals/types.ts";

/** Takes a referral out of the archives: what it says is open again to those who are named on it. For whoever reopens it. */
export async function unarchive(tx: Tx, territoryId: TerritoryId, referralId: ReferralId): Promise<void> {
	await tx
		.updateTable("referral")
		.set({ archivedAt: null })
		.where("territoryId", "=", territoryId)
		.where("id", "=", referralId)
		.where("archivedAt", "is not", null)
		.execute();
}
