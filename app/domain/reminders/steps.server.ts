import type { Tx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { eraseNotices } from "../notices/steps.server.ts";
import { isOfReferral, reminderKindCodes } from "./types.ts";

/** Of a referral that is erased, nothing stays that was reminded of: who, when, what was put off. */
export async function eraseReferralReminders(tx: Tx, territoryId: TerritoryId, referralId: string): Promise<void> {
	const kinds = reminderKindCodes.filter(isOfReferral);
	for (const table of ["reminder", "reminderHold"] as const)
		await tx
			.deleteFrom(table)
			.where("territoryId", "=", territoryId)
			.where("kind", "in", kinds)
			.where("objectId", "=", referralId)
			.execute();
	await eraseNotices(tx, territoryId, "referral", referralId);
}
