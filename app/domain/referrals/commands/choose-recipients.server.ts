import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { referralRecipientsChosen } from "../events.ts";
import * as policy from "../policy.ts";
import { ChooseRecipients } from "../schema.ts";
import { getReferral } from "../standing.server.ts";
import { listPlaces, lockReferral } from "../store.server.ts";
import type { RecipientId } from "../types.ts";

/** Says to whom a draft will go, and how much of it: each body once, none from outside the territory, never one's own. */
export async function chooseRecipients(ctx: Ctx, input: ChooseRecipients): Promise<void> {
	const { referralId, revision, recipients } = ChooseRecipients.parse(input);
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const seen = await getReferral(tx, actor, referralId);
		assertAllowed(policy.editDraft(seen.standing, seen.referral));
		await lockReferral(tx, territoryId, referralId);
		const { referral } = await getReferral(tx, actor, referralId);
		assertAllowed(policy.editDraft(seen.standing, referral));
		assertRevision(referral, revision);
		const ids = recipients.map(({ organisationId }) => organisationId);
		if (new Set(ids).size < ids.length) throw new RuleViolation("referral.recipient-twice", "recipients");
		if (ids.includes(referral.senderOrganisationId)) throw new RuleViolation("referral.own-organisation", "recipients");
		const known = await listPlaces(tx, territoryId, ids, dayOf(now));
		if (known.size < ids.length) throw new RuleViolation("referral.unknown-organisation", "recipients");

		await tx.deleteFrom("referralRecipient").where("territoryId", "=", territoryId).where("referralId", "=", referralId).execute();
		if (recipients.length > 0) {
			const rows = recipients.map((one) => ({ ...one, id: newId<RecipientId>(), territoryId, referralId, stateSince: now }));
			await tx.insertInto("referralRecipient").values(rows).execute();
		}
		await tx
			.updateTable("referral")
			.set({ revision: revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", referralId)
			.execute();
		await recordEvent(tx, territoryId, referralRecipientsChosen, { referralId });
	});
}
