import { type Actor, isSteward } from "../kernel/actor.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

/** Bringing a whole plan in, and taking it out again, is for those who run the territory's workspace. */
export const importSheets = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("import.stewards-only"));
