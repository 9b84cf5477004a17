import { type Actor, isSteward } from "../kernel/actor.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

/** The territory's rules of referrals: set by those who run it, who read no referral. */
export const changeSettings = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("referral-settings.stewards-only"));
