import { type Actor, isSteward } from "../kernel/actor.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

/**
 * What is published tells of nobody: every member of the territory reads it and takes it away, elected officials and readers included,
 * since it is all that they ever see of referrals.
 */
export const readCounts = (actor: Actor, counted: { territoryId: string }): Verdict =>
	counted.territoryId === actor.territoryId ? allow : deny("referral-count.other-territory");

/** Those who run the territory carry a published count over to an indicator. */
export const enterCount = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("referral-count.steward-only"));
