import type { Conformity } from "./conformity.ts";

/** The state that the criteria give, which a test compares: said at the foot of every page, the criteria themselves weigh too much for it. */
export const statedConformity: Conformity = "none";
