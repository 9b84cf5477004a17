import { inForce } from "#db/predicates.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { mandateGranted, seatSet } from "../events.ts";
import * as policy from "../policy.ts";
import { findCommittee, listCommitteeMembers } from "../queries.server.ts";
import { SetSeat } from "../schema.ts";
import { lockCommittee } from "../store.server.ts";
import type { MandateId } from "../types.ts";

/**
 * Gives an organisation its seat in a body, with the delegate and the substitute it names. Who is named without a mandate there
 * receives a member's, from today; a mandate that no longer serves is ended by itself, since it has a last day to be chosen.
 */
export async function setSeat(ctx: Ctx, input: SetSeat): Promise<void> {
	const { committeeId, organisationId, delegateId, substituteId } = SetSeat.parse(input);
	const { territoryId } = ctx.actor;
	const today = dayOf(ctx.now);
	await inTransaction(ctx, async (tx) => {
		if (!(await findCommittee(tx, territoryId, committeeId))) throw new NotFound("not-found");
		assertAllowed(policy.manageBody(ctx.actor));
		await lockCommittee(tx, committeeId);
		const organisation = await tx
			.selectFrom("organisation")
			.select("id")
			.where("territoryId", "=", territoryId)
			.where("id", "=", organisationId)
			.executeTakeFirst();
		if (!organisation) throw new RuleViolation("committee.unknown-organisation", "organisationId");
		const people = await tx
			.selectFrom("membership")
			.select("personId")
			.where("territoryId", "=", territoryId)
			.where("organisationId", "=", organisationId)
			.where(inForce("membership", today))
			.execute();
		const works = (id: string | null) => id === null || people.some(({ personId }) => personId === id);
		if (!works(delegateId)) throw new RuleViolation("seat.other-organisation", "delegateId");
		if (!works(substituteId)) throw new RuleViolation("seat.other-organisation", "substituteId");
		await tx
			.insertInto("committeeOrganisation")
			.values({ territoryId, committeeId, organisationId, delegateId, substituteId })
			.onConflict((conflict) => conflict.columns(["committeeId", "organisationId"]).doUpdateSet({ delegateId, substituteId }))
			.execute();
		const members = await listCommitteeMembers(tx, territoryId, committeeId, today);
		for (const personId of [delegateId, substituteId]) {
			if (!personId || members.some((one) => one.personId === personId)) continue;
			const mandateId = newId<MandateId>();
			await tx
				.insertInto("mandate")
				.values({ id: mandateId, territoryId, committeeId, personId, role: "member", startsOn: today })
				.execute();
			await recordEvent(tx, territoryId, mandateGranted, { mandateId, committeeId, personId, role: "member" });
		}
		await recordEvent(tx, territoryId, seatSet, { committeeId, organisationId });
	});
}
