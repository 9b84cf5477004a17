import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { manageAgents } from "../duty-policy.ts";
import { findManagedPlace, listActiveAgents } from "../duty-queries.server.ts";
import type { HandOver } from "../duty-schema.ts";
import { referralHandedOver } from "../events.ts";
import { nameReader } from "../readers.server.ts";

/**
 * Names another agent of the manager's own organisation on one side of a referral, and may end somebody's reading in the same breath:
 * the place never stays without a reader, since the one named is an agent at work.
 */
export async function handOverReferral(ctx: Ctx, { referralId, recipientId, personId, endedPersonId }: HandOver): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, organisationId } = actor;
	if (!manageAgents(actor).allowed) throw new NotFound("not-found");
	await inTransaction(ctx, async (tx) => {
		const held = await tx
			.selectFrom("referralReader")
			.select(["id", "personId", "until"])
			.where("territoryId", "=", territoryId)
			.where("referralId", "=", referralId)
			.where("recipientId", recipientId ? "=" : "is", recipientId)
			.where("organisationId", "=", organisationId)
			.orderBy("id")
			.forUpdate()
			.execute();
		const place = await findManagedPlace(tx, organisationId, referralId, recipientId);
		if (!place) throw new NotFound("not-found");
		const agents = await listActiveAgents(tx, territoryId, organisationId, dayOf(now));
		if (!agents.some((agent) => agent.personId === personId)) throw new RuleViolation("referral-duty.not-an-agent", "personId");
		if (personId === endedPersonId) throw new RuleViolation("referral-duty.same-person", "endedPersonId");
		if (endedPersonId && !place.readers.includes(endedPersonId)) throw new RuleViolation("referral-duty.not-a-reader", "endedPersonId");
		const known = held.find((reader) => reader.personId === personId);
		if (known?.until === null && !endedPersonId) throw new RuleViolation("referral-duty.reads-already", "personId");
		await nameReader(tx, ctx, { referralId, recipientId, personId }, known);
		const ended = held.find((reader) => reader.personId === endedPersonId);
		if (ended)
			await tx
				.updateTable("referralReader")
				.set({ until: now })
				.where("territoryId", "=", territoryId)
				.where("id", "=", ended.id)
				.execute();
		await recordEvent(tx, territoryId, referralHandedOver, { referralId, recipientId, personId, endedPersonId });
	});
}
