import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { listAgreements } from "../agreements.server.ts";
import { openReferral } from "../content.server.ts";
import { assertUnnamed } from "../draft-content.ts";
import { referralNamed } from "../events.ts";
import type { WithVault } from "../keys.server.ts";
import * as policy from "../policy.ts";
import { isAgreed, isOver } from "../rules.ts";
import { NameReferral } from "../schema.ts";
import { getReferral } from "../standing.server.ts";
import { indexOf, keepPart, lockReferral } from "../store.server.ts";

/**
 * Gives its person to a referral that had none, drafted or sent. Whatever it was shared on, the person agrees first: to each body that
 * follows it still. One that is done with it and that the agreement does not name loses its access, since it would read the card too.
 */
export async function nameReferral(ctx: WithVault<Ctx>, input: NameReferral): Promise<{ isDraft: boolean }> {
	const { referralId, revision, ...card } = NameReferral.parse(input);
	const { actor, now } = ctx;
	const { territoryId } = actor;
	return inTransaction(ctx, async (tx) => {
		const seen = await getReferral(tx, actor, referralId);
		assertAllowed(policy.nameReferral(seen.standing, seen.referral));
		await lockReferral(tx, territoryId, referralId);
		const { referral, standing, recipients, account, key } = await openReferral(tx, ctx, referralId, { what: "read", detail: "naming" });
		assertAllowed(policy.nameReferral(standing, referral));
		assertRevision(referral, revision);
		const agreements = await listAgreements(tx, territoryId, referralId);
		const reading = recipients.filter(({ accessEndedAt }) => accessEndedAt === null);
		const following = reading.filter(({ state }) => !isOver(state));
		const covers = ({ organisationId }: (typeof recipients)[number]) => isAgreed(agreements, organisationId, "card", dayOf(now));
		if (following.length === 0) throw new RuleViolation("referral.nobody-follows");
		if (!following.every(covers)) throw new RuleViolation("referral.naming-not-agreed");
		// what is sent can no longer be reworded
		if (account && referral.status === "draft") assertUnnamed(account, card);

		const done = reading.filter((recipient) => isOver(recipient.state) && !covers(recipient)).map(({ id }) => id);
		if (done.length > 0)
			await tx
				.updateTable("referralRecipient")
				.set({ accessEndedAt: now })
				.where("territoryId", "=", territoryId)
				.where("id", "in", done)
				.execute();
		await keepPart(tx, key, { territoryId, referralId, now }, "card", card);
		await tx
			.updateTable("referral")
			.set({ isAnonymous: false, personIndex: await indexOf(tx, ctx, card), revision: revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", referralId)
			.execute();
		await recordEvent(tx, territoryId, referralNamed, { referralId });
		return { isDraft: referral.status === "draft" };
	});
}
