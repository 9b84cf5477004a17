import type { Actor } from "../kernel/actor.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

/**
 * Who saw what, the rights of persons and the end of referrals belong to the data protection officer of the territory; to all others,
 * managers and stewards included, these pages do not exist.
 */
export const protectPersons = (actor: Actor): Verdict => (actor.referral?.duties.includes("dpo") ? allow : deny("referral.dpo-only"));
