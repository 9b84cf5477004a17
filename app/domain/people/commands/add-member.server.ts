import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import { RuleViolation } from "../../kernel/errors.ts";
import { newId, type PersonId, type TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { invitationRequested, memberAdded } from "../events.ts";
import { AddMember } from "../schema.ts";
import { ensurePerson } from "../store.server.ts";

/** Gives a person (with or without an account yet) a place in a territory; an act of the operator. */
export async function addMember(ctx: SystemCtx & { territoryId: TerritoryId }, input: AddMember): Promise<PersonId> {
	const { email, displayName, isInvited, ...place } = AddMember.parse(input);
	const { territoryId } = ctx;
	return inTransaction(ctx, async (tx) => {
		const personId = await ensurePerson(tx, email, displayName);
		const inserted = await tx
			.insertInto("membership")
			.values({ id: newId(), territoryId, personId, ...place })
			.onConflict((conflict) => conflict.columns(["territoryId", "personId"]).doNothing())
			.returning("id")
			.executeTakeFirst();
		if (!inserted) throw new RuleViolation("member.already-there", "email");
		await recordEvent(tx, territoryId, memberAdded, { personId, organisationId: place.organisationId, role: place.role });
		if (isInvited) await recordEvent(tx, territoryId, invitationRequested, { personId, territoryId, invitedBy: null });
		return personId;
	});
}
