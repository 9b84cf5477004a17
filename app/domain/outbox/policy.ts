import { type Actor, isSteward } from "../kernel/actor.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

/** Sees what is sent for the territory, and settles what could not be. */
export const settleDeadJobs = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("jobs.stewards-only"));
