import { sql } from "kysely";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { assertWithdrawable } from "../agreement-rules.ts";
import { WithdrawAgreement } from "../agreement-schema.ts";
import { listAgreements } from "../agreements.server.ts";
import { agreementWithdrawn } from "../events.ts";
import * as policy from "../policy.ts";
import { getReferral } from "../standing.server.ts";

/**
 * Records that the person takes their agreement back, on whichever side they said so, and closes in the same transaction the access of
 * every body that nothing else covers, and leaves to the others what is: the door does it, since nobody writes on another's row.
 */
export async function withdrawAgreement(ctx: Ctx, input: WithdrawAgreement): Promise<void> {
	const { referralId, agreementId, withdrawnOn } = WithdrawAgreement.parse(input);
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const { standing } = await getReferral(tx, actor, referralId);
		assertAllowed(policy.collectAgreement(standing));
		const agreement = (await listAgreements(tx, territoryId, referralId)).find(({ id }) => id === agreementId);
		if (!agreement) throw new NotFound("not-found");
		assertWithdrawable(agreement, withdrawnOn, dayOf(now));
		const { rows } = await sql<{ lost: { closed: string[]; reduced: string[] } | null }>`
			select withdraw_referral_agreement(${agreementId}::uuid, ${withdrawnOn}::date) as lost`.execute(tx);
		const lost = rows[0]?.lost;
		// someone else recorded it while this waited
		if (!lost) throw new RuleViolation("referral.agreement-withdrawn");
		await recordEvent(tx, territoryId, agreementWithdrawn, {
			referralId,
			agreementId,
			recipientIds: lost.closed,
			reducedIds: lost.reduced,
		});
	});
}
