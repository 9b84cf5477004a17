import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId, type PersonId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { invitationRequested, memberAdded } from "../events.ts";
import * as policy from "../policy.ts";
import { isOver } from "../rules.ts";
import type { InviteMember } from "../schema.ts";
import { assertOrganisation, ensurePerson, lockPlace, savePlace } from "../store.server.ts";

/** Gives a person a place in the territory from today, and asks for the mail that lets them in. Whoever had left may come back. */
export async function inviteMember(ctx: Ctx, { email, displayName, ...place }: InviteMember): Promise<PersonId> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const today = dayOf(now);
	return inTransaction(ctx, async (tx) => {
		assertAllowed(policy.inviteMember(actor, place));
		await assertOrganisation(tx, territoryId, place.organisationId);
		const personId = await ensurePerson(tx, email, displayName);
		const inserted = await tx
			.insertInto("membership")
			.values({ id: newId(), territoryId, personId, ...place, startsOn: today })
			.onConflict((conflict) => conflict.columns(["territoryId", "personId"]).doNothing())
			.returning("id")
			.executeTakeFirst();
		if (!inserted) {
			const former = await lockPlace(tx, territoryId, personId);
			if (!isOver(former, today)) throw new RuleViolation("member.already-there", "email");
			await savePlace(tx, territoryId, { ...former, ...place, startsOn: today, endsOn: null });
		}
		const { organisationId, role } = place;
		await recordEvent(tx, territoryId, memberAdded, { personId, organisationId, role });
		await recordEvent(tx, territoryId, invitationRequested, { personId, territoryId, invitedBy: actor.personId });
		return personId;
	});
}
