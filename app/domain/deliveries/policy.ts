import { type Actor, isSteward } from "../kernel/actor.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import type { StopReason } from "./types.ts";

/** Sees which addresses take no mail any more. */
export const readMailStops = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("jobs.stewards-only"));

/** Lets mail go again to somebody's address: not once they called it unwanted, which they alone take back. */
export const clearMailStop = (actor: Actor, reason: StopReason): Verdict =>
	!isSteward(actor) ? deny("jobs.stewards-only") : reason === "complaint" ? deny("mail-stop.theirs-alone") : allow;
