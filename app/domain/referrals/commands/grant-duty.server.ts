import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { grantDuty as mayGrant } from "../duty-policy.ts";
import { findDutyPerson } from "../duty-queries.server.ts";
import { obstacleTo } from "../duty-rules.ts";
import type { GrantDuty } from "../duty-schema.ts";
import type { DutyId } from "../duty-types.ts";
import { referralDutyGranted } from "../events.ts";

/** Gives a duty from a day on: a steward names managers and the DPO, a manager the agents of their own organisation. */
export async function grantDuty(ctx: Ctx, input: GrantDuty): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	const { duty, personId, startsOn, endsOn } = input;
	const today = dayOf(ctx.now);
	await refusingTwice(() =>
		inTransaction(ctx, async (tx) => {
			const person = await findDutyPerson(tx, territoryId, personId, today);
			if (!person) throw new NotFound("not-found");
			assertAllowed(mayGrant(actor, duty, person.organisationId));
			const obstacle = obstacleTo(duty, person);
			if (obstacle) throw new RuleViolation(obstacle, "personId");
			if (startsOn < today) throw new RuleViolation("referral-duty.starts-before", "startsOn");
			if (endsOn !== null && endsOn < startsOn) throw new RuleViolation("referral-duty.ends-before", "endsOn");
			const id = newId<DutyId>();
			await tx
				.insertInto("referralDuty")
				.values({
					...{ id, territoryId, personId, duty, startsOn, endsOn },
					...{ secretBasis: input.duty === "agent" ? input.secretBasis : "none", grantedBy: actor.personId },
				})
				.execute();
			const { organisationId } = person;
			await recordEvent(tx, territoryId, referralDutyGranted, { dutyId: id, personId, organisationId, duty });
		}),
	);
}

/** The database keeps one and the same duty from being held twice on a day, whoever writes; its refusal becomes ours. */
async function refusingTwice(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		if ((error as { constraint?: string }).constraint === "referral_duty_once")
			throw new RuleViolation("referral-duty.already-held", "personId");
		throw error;
	}
}
