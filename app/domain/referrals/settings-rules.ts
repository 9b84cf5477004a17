import { RuleViolation } from "../kernel/errors.ts";
import type { ReferralSettings } from "./types.ts";

/** The more urgent, the sooner; and nothing expires before an answer could be late. */
export function assertOrdered(settings: Pick<ReferralSettings, "immediateDays" | "soonDays" | "ordinaryDays" | "expiryDays">): void {
	if (settings.soonDays < settings.immediateDays) throw new RuleViolation("referral-settings.delays-disordered", "soonDays");
	if (settings.ordinaryDays < settings.soonDays) throw new RuleViolation("referral-settings.delays-disordered", "ordinaryDays");
	// three calendar days stand for two working ones, whatever the week
	if (settings.expiryDays <= Math.ceil(settings.ordinaryDays * 1.5))
		throw new RuleViolation("referral-settings.expires-too-soon", "expiryDays");
}
