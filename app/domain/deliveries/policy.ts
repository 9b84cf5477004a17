import { type Actor, isSteward } from "../kernel/actor.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

/** Sees which addresses take no mail any more, and lets mail go there again. */
export const clearMailStop = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("jobs.stewards-only"));
