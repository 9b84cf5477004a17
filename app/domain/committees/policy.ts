import { type Actor, isSteward } from "../kernel/actor.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

/** Who sits where is decided outside the product and written down by whoever runs the workspace: admin or cooperation officer. */
export const grantMandate = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("mandate.stewards-only"));

export const endMandate = grantMandate;
