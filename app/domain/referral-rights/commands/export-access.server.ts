import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { NotFound } from "../../kernel/errors.ts";
import { recordAccess } from "../../referrals/steps.server.ts";
import * as policy from "../policy.ts";
import { findReferenceOwner, listAllAccess } from "../queries.server.ts";
import type { AccessFilter } from "../schema.ts";
import type { AccessLine } from "../types.ts";

/** Of a spreadsheet; the filters serve beyond. */
const maxLines = 50_000;

/** The lines that answer a filter, to be taken away; that they were is a line itself. */
export function exportAccess(ctx: Ctx, { page: _, reference, ...filter }: AccessFilter): Promise<AccessLine[]> {
	const { actor } = ctx;
	const { territoryId, organisationId } = actor;
	if (!policy.protectPersons(actor).allowed) throw new NotFound("not-found");
	return inTransaction(ctx, async (tx) => {
		const referralId = reference ? await findReferenceOwner(tx, territoryId, reference) : undefined;
		const lines = await listAllAccess(tx, territoryId, { ...filter, ...(reference && { referralId }) }, maxLines);
		await recordAccess(tx, { territoryId, organisationId, referralId: referralId ?? null, what: "export", detail: "access-journal:csv" });
		return lines;
	});
}
