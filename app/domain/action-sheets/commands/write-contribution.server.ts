import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { contributionWritten } from "../events.ts";
import { recordFieldChanges } from "../history.server.ts";
import * as policy from "../policy.ts";
import type { WriteContribution } from "../schema.ts";
import { lockSheet } from "../store.server.ts";

/** What one partner brings, in its own words. It has a revision of its own: it disturbs nobody who edits the rest of the sheet. */
export async function writeContribution(ctx: Ctx, { sheetId, organisationId, contribution, revision }: WriteContribution): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const sheet = await lockSheet(tx, territoryId, sheetId);
		assertAllowed(policy.writeContribution(actor, sheet, organisationId));
		const stored = await tx
			.selectFrom("sheetPartner")
			.select(["contribution", "revision"])
			.where("territoryId", "=", territoryId)
			.where("sheetId", "=", sheetId)
			.where("organisationId", "=", organisationId)
			.executeTakeFirst();
		if (!stored) throw new NotFound("not-found");
		assertRevision(stored, revision);
		await tx
			.updateTable("sheetPartner")
			.set({ contribution, revision: stored.revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("sheetId", "=", sheetId)
			.where("organisationId", "=", organisationId)
			.execute();
		const change = { field: "contribution", subject: organisationId, before: stored.contribution, after: contribution };
		await recordFieldChanges(tx, ctx, sheet, [change]);
		await recordEvent(tx, territoryId, contributionWritten, { sheetId, organisationId });
	});
}
