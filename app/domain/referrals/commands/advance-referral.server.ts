import type { z } from "zod";
import { instantAt } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { unarchive } from "../../referral-rights/steps.server.ts";
import { referralKey, type WithVault } from "../keys.server.ts";
import * as policy from "../policy.ts";
import { transitions } from "../rules.ts";
import { AdvanceReferral } from "../schema.ts";
import { getReferral, listRecipients } from "../standing.server.ts";
import { assertStillAgreed } from "../still-agreed.server.ts";
import { type AskedStep, takeStep } from "../take-step.server.ts";
import type { Side } from "../types.ts";

/** One step of one recipient's answer, by someone named on the side whose step it is. */
export async function advanceReferral(ctx: WithVault<Ctx>, input: AdvanceReferral): Promise<void> {
	const asked = AdvanceReferral.parse(input);
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	const { referralId, recipientId, action } = asked;
	await inTransaction(ctx, async (tx) => {
		const { referral, standing } = await getReferral(tx, actor, referralId);
		const recipient = (await listRecipients(tx, territoryId, referralId, standing)).find(({ id }) => id === recipientId);
		if (!recipient) throw new NotFound("not-found");
		const [by, other] = transitions[action].by;
		assertAllowed(policy.advanceReferral(standing, recipient, other ? "either" : (by as Side)));
		// what was archived is taken up again by those who sent it, and by nobody else
		if (referral.archivedAt) {
			if (action !== "reopen" || standing.side !== "sender") throw new RuleViolation("referral.archived");
			await unarchive(tx, territoryId, referralId);
		}
		if (action === "reopen" && referral.objectedAt) throw new RuleViolation("referral.objected");
		if (action === "reopen") {
			if (recipient.accessEndedAt) throw new RuleViolation("referral.not-agreed");
			await assertStillAgreed(tx, ctx, referral, [recipient]);
		}
		const key = asked.word ? await referralKey(tx, ctx, territoryId, referralId) : null;
		const taker = { territoryId, personId, side: standing.side as Side, isByLink: false, now };
		await takeStep(tx, taker, key, stepOf(asked, now));
	});
}

/** What a form asked for, as a step. */
export function stepOf(asked: z.output<typeof AdvanceReferral>, now: Date): AskedStep {
	const { referralId, recipientId, revision, action, word } = asked;
	const step = { referralId, recipientId, revision, action, word };
	if (action === "fix-appointment") {
		const appointmentAt = instantAt(asked.day, asked.time);
		if (appointmentAt <= now) throw new RuleViolation("referral.appointment-past", "day");
		return { ...step, appointmentAt };
	}
	if (action === "decline") return { ...step, declineReason: asked.declineReason };
	if (action !== "close") return step;
	if (asked.outcome === "no-solution" && !asked.noSolutionReason) throw new RuleViolation("required", "noSolutionReason");
	return { ...step, outcome: asked.outcome, noSolutionReason: asked.outcome === "no-solution" ? asked.noSolutionReason : null };
}
