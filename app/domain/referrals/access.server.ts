import { sql } from "kysely";
import type { Tx } from "../kernel/context.server.ts";
import type { OrganisationId, TerritoryId } from "../kernel/ids.ts";
import type { ReferralId } from "./types.ts";

/** What a line of the access journal says was done. */
export type AccessKind = "read" | "export" | "print" | "file" | "search" | "link" | "refused";

export interface Access {
	territoryId: TerritoryId;
	organisationId: OrganisationId | null;
	/** Null when it concerns no one referral: a search, an export over several. */
	referralId: ReferralId | null;
	what: AccessKind;
	/** Which page, file or reason: a code or an id, never a word of the referral. */
	detail: string;
}

/** Writes who saw what, in the transaction that reads: nothing is shown that is not written down. */
export async function recordAccess(tx: Tx, { territoryId, organisationId, referralId, what, detail }: Access): Promise<void> {
	await sql`select record_access(${territoryId}::uuid, ${organisationId}::uuid, ${referralId}::uuid, ${what}, ${detail})`.execute(tx);
}
