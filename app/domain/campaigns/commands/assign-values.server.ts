import { listWriters } from "#app/domain/people/queries.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, Forbidden, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { valuesAssigned } from "../events.ts";
import * as policy from "../policy.ts";
import { listExpectedValues } from "../queries.server.ts";
import type { AssignValues } from "../schema.ts";
import { lockCampaign } from "../store.server.ts";

/** Asks someone else for these values, who must be able to enter every one of them: all of them, or none. */
export async function assignValues(ctx: Ctx, { campaignId, revision, expectedIds, personId }: AssignValues): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	// the database locks no row for a reader
	if (actor.role === "reader") throw new Forbidden("sheet.reader");
	await inTransaction(ctx, async (tx) => {
		const campaign = await lockCampaign(tx, territoryId, campaignId);
		const wanted = new Set(expectedIds);
		const values = (await listExpectedValues(tx, territoryId, campaignId)).filter(({ id }) => wanted.has(id));
		if (values.length < wanted.size) throw new NotFound("not-found");
		for (const value of values) assertAllowed(policy.assignExpected(actor, value));
		assertRevision(campaign, revision);
		if (campaign.closedAt !== null) throw new RuleViolation("campaign.closed");
		const person = (await listWriters(tx, territoryId, dayOf(now))).find((each) => each.personId === personId);
		if (!person) throw new RuleViolation("sheet.unknown-person", "personId");
		if (!values.every((value) => policy.enterExpected(person, value).allowed)) throw new RuleViolation("campaign.cannot-enter", "personId");
		await tx
			.updateTable("expectedValue")
			.set({ personId })
			.where("territoryId", "=", territoryId)
			.where("campaignId", "=", campaignId)
			.where("id", "in", [...wanted])
			.execute();
		await tx
			.updateTable("campaign")
			.set({ revision: revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", campaignId)
			.execute();
		await recordEvent(tx, territoryId, valuesAssigned, { campaignId, expectedValueIds: [...wanted], personId });
	});
}
