import { inTransaction } from "../../kernel/context.server.ts";
import { RuleViolation } from "../../kernel/errors.ts";
import { referralKey } from "../keys.server.ts";
import { findOwn, type LinkReaderCtx } from "../link.server.ts";
import { AdvanceReferral } from "../schema.ts";
import { takeStep } from "../take-step.server.ts";
import { stepOf } from "./advance-referral.server.ts";

/** One step of an organisation's answer, by its link: on its own row and no other, whatever the form names. */
export async function answerReferralByLink(ctx: LinkReaderCtx, input: AdvanceReferral): Promise<void> {
	const { territoryId, referralId, recipientId, now } = ctx;
	const asked = AdvanceReferral.parse({ ...input, referralId, recipientId });
	await inTransaction(ctx, async (tx) => {
		const { referral } = await findOwn(tx, ctx);
		if (referral.archivedAt) throw new RuleViolation("referral.archived");
		if (asked.action === "reopen" && referral.objectedAt) throw new RuleViolation("referral.objected");
		const key = asked.word ? await referralKey(tx, ctx, territoryId, referralId) : null;
		await takeStep(tx, { territoryId, personId: null, side: "recipient", isByLink: true, now }, key, stepOf(asked, now));
	});
}
