import { sql } from "kysely";
import { type Ctx, inTransaction, type LinkCtx, type Tx } from "../kernel/context.server.ts";
import { DomainError } from "../kernel/errors.ts";
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

/** Does the work; a refusal is written down, in a transaction of its own since the other was undone, and goes on. */
export async function witnessingRefusal<T>(ctx: Ctx, referralId: ReferralId | null, detail: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof DomainError && (error.kind === "not-found" || error.kind === "forbidden")) {
			const { territoryId, organisationId } = ctx.actor;
			await inTransaction(ctx, (tx) => recordAccess(tx, { territoryId, organisationId, referralId, what: "refused", detail }));
		}
		throw error;
	}
}

/** The organisation that a context acts for: the person's, or that of the link. */
export type ReaderCtx = Ctx | (LinkCtx & { organisationId: OrganisationId });
