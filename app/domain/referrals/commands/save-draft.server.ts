import type { z } from "zod";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { referralDraftSaved } from "../events.ts";
import { namesPerson } from "../identifiers.ts";
import { referralKey, type WithVault } from "../keys.server.ts";
import * as policy from "../policy.ts";
import { SaveDraft } from "../schema.ts";
import { getReferral } from "../standing.server.ts";
import { indexOf, keepPart, lockReferral } from "../store.server.ts";
import type { Account, Card } from "../types.ts";

/** Keeps the draft as it stands, complete or not. An anonymous one loses what named the person. */
export async function saveDraft(ctx: WithVault<Ctx>, input: SaveDraft): Promise<void> {
	const draft = SaveDraft.parse(input);
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const { referralId, isAnonymous } = draft;
	await inTransaction(ctx, async (tx) => {
		const seen = await getReferral(tx, actor, referralId);
		assertAllowed(policy.editDraft(seen.standing, seen.referral));
		await lockReferral(tx, territoryId, referralId);
		const { referral } = await getReferral(tx, actor, referralId);
		assertAllowed(policy.editDraft(seen.standing, referral));
		assertRevision(referral, draft.revision);

		const card = isAnonymous ? null : cardOf(draft);
		const account = accountOf(draft);
		if (card && account) assertUnnamed(account, card);
		const key = await referralKey(tx, ctx, territoryId, referralId);
		const place = { territoryId, referralId, now };
		await keepPart(tx, key, place, "card", card);
		await keepPart(tx, key, place, "account", account);
		if (isAnonymous) await keepPart(tx, key, place, "nir", null);
		const { need, public: concerned, purpose, urgency, basis, basisReference, isInformed, notInformedReason } = draft;
		await tx
			.updateTable("referral")
			.set({
				need,
				public: concerned,
				purpose,
				urgency,
				isAnonymous,
				basis,
				basisReference,
				isInformed: isInformed && isInformed === "yes",
				notInformedReason: isInformed === "no" ? notInformedReason : null,
				personIndex: card ? await indexOf(tx, ctx, card) : null,
				lastContactOn: dayOf(now),
				revision: referral.revision + 1,
			})
			.where("territoryId", "=", territoryId)
			.where("id", "=", referralId)
			.execute();
		await recordEvent(tx, territoryId, referralDraftSaved, { referralId });
	});
}

/** The card is whole or is not: a first name alone reaches nobody. */
export function cardOf(draft: z.output<typeof SaveDraft>): Card | null {
	const { lastName, firstName, phone, email, postalAddress, preferredChannel, mustNotContact, representative, interpreter, availability } =
		draft;
	if (!lastName && !firstName) return null;
	if (!lastName) throw new RuleViolation("required", "lastName");
	if (!firstName) throw new RuleViolation("required", "firstName");
	return { lastName, firstName, phone, email, postalAddress, preferredChannel, mustNotContact, representative, interpreter, availability };
}

function accountOf({ subject, done, asked, notInformedMotive }: z.output<typeof SaveDraft>): Account | null {
	if (!subject && !asked && !done) return null;
	if (!subject) throw new RuleViolation("required", "subject");
	if (!asked) throw new RuleViolation("required", "asked");
	return { subject, done, asked, notInformedMotive };
}

/** Who it is about stands on the card alone. */
function assertUnnamed(account: Account, card: Card): void {
	for (const field of ["subject", "done", "asked", "notInformedMotive"] as const) {
		const text = account[field];
		if (text && namesPerson(text, card)) throw new RuleViolation("referral.identifier-name", field);
	}
}
