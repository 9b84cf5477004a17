/** What other modules do with referrals in their own transactions: each of these judges, or writes down who saw what. */
export { recordAccess } from "./access.server.ts";
export { listAgreements } from "./agreements.server.ts";
export { listReferralAttachments } from "./attachment-queries.server.ts";
export { notePlace, type OpenedReferral, openReferral } from "./content.server.ts";
export { personIndex } from "./find-person.server.ts";
export type { WithVault } from "./keys.server.ts";
export { getSettings } from "./settings-queries.server.ts";
