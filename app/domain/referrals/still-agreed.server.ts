import { dayOf } from "../kernel/calendar.ts";
import type { Ctx, ReadTx } from "../kernel/context.server.ts";
import { RuleViolation } from "../kernel/errors.ts";
import { listAgreements } from "./agreements.server.ts";
import { isCovered } from "./rules.ts";
import type { Recipient, Referral } from "./types.ts";

/** Once the agreement that a referral rests on no longer covers one of these readers, nothing new passes to them. */
export async function assertStillAgreed(
	tx: ReadTx,
	{ actor, now }: Ctx,
	referral: Pick<Referral, "id" | "status" | "basis" | "isAnonymous">,
	readers: readonly Pick<Recipient, "organisationId" | "scope" | "passesNir">[],
): Promise<void> {
	if (referral.status === "draft" || referral.basis !== "agreement" || referral.isAnonymous || readers.length === 0) return;
	const agreements = await listAgreements(tx, actor.territoryId, referral.id);
	if (!readers.every((reader) => isCovered(agreements, reader, dayOf(now)))) throw new RuleViolation("referral.not-agreed");
}
