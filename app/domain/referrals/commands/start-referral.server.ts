import { randomInt } from "node:crypto";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { referralStarted } from "../events.ts";
import { createReferralKey, type WithVault } from "../keys.server.ts";
import * as policy from "../policy.ts";
import { StartReferral } from "../schema.ts";
import type { ReferralId } from "../types.ts";

/** Opens a draft with a key of its own, read by its author alone. Worry for a child does not go this way: nothing is kept of it. */
export async function startReferral(ctx: WithVault<Ctx>, input: StartReferral): Promise<ReferralId> {
	const { isChildInDanger, need, public: concerned, purpose, urgency, isAnonymous } = StartReferral.parse(input);
	const { actor, now } = ctx;
	assertAllowed(policy.startReferral(actor));
	if (isChildInDanger === "yes") throw new RuleViolation("referral.child-in-danger", "isChildInDanger");
	const { territoryId, organisationId, personId } = actor;
	const referralId = newId<ReferralId>();
	await inTransaction(ctx, async (tx) => {
		await tx
			.insertInto("referral")
			.values({
				id: referralId,
				territoryId,
				reference: newReference(),
				senderOrganisationId: organisationId,
				authorId: personId,
				isAnonymous,
				need,
				public: concerned,
				purpose,
				urgency,
				createdAt: now,
				lastContactOn: dayOf(now),
			})
			.execute();
		await tx
			.insertInto("referralReader")
			.values({ territoryId, referralId, organisationId, personId, since: now, addedBy: personId })
			.execute();
		await createReferralKey(tx, ctx, territoryId, referralId);
		await recordEvent(tx, territoryId, referralStarted, { referralId });
	});
	return referralId;
}

// without the letters and digits that one takes for another on the telephone
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const drawn = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("");
/** Forty random bits: two alike in one territory would be refused by the database, and the form sent again. */
const newReference = () => `${drawn()}-${drawn()}`;
