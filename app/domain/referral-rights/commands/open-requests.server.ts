import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction, type Tx } from "../../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import type { ReferralId } from "../../referrals/types.ts";
import { processingLimited, rectificationAsked, referralObjected, requestOpened } from "../events.ts";
import * as policy from "../policy.ts";
import { listReferences } from "../queries.server.ts";
import { answerDueOn } from "../rules.ts";
import type { OpenRequests } from "../schema.ts";
import { freeze, listToldRecipients } from "../store.server.ts";
import type { DemandId, RequestId } from "../types.ts";

/**
 * Opens what a person asks, over each referral that the DPO chose. While one is open the DPO reads that referral, and it is neither
 * eliminated nor, when the person objects or asks for limitation, sent any further.
 */
export function openRequests(ctx: Ctx, { kind, receivedOn, referralIds }: OpenRequests): Promise<DemandId> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	if (!policy.protectPersons(actor).allowed) throw new NotFound("not-found");
	if (receivedOn > dayOf(now)) throw new RuleViolation("request.future", "receivedOn");
	return inTransaction(ctx, async (tx) => {
		const demandId = newId<DemandId>();
		const references = await listReferences(tx, territoryId, referralIds);
		for (const referralId of new Set(referralIds)) {
			const reference = references.get(referralId);
			if (!reference) throw new NotFound("not-found");
			const requestId = newId<RequestId>();
			const opened = await tx
				.insertInto("referralRequest")
				.values({
					id: requestId,
					territoryId,
					demandId,
					referralId,
					reference,
					kind,
					receivedOn,
					dueOn: answerDueOn(receivedOn),
					openedBy: personId,
					openedAt: now,
				})
				.onConflict((conflict) => conflict.doNothing())
				.returning("id")
				.executeTakeFirst();
			if (!opened) throw new RuleViolation("request.already-open", "referralIds");
			const about = { demandId, requestId, referralId };
			await recordEvent(tx, territoryId, requestOpened, { ...about, kind });
			await begin(tx, about);
		}
		return demandId;
	});

	/** What a request does before it is answered. */
	async function begin(tx: Tx, about: { demandId: DemandId; requestId: RequestId; referralId: ReferralId }) {
		if (kind === "rectification") await recordEvent(tx, territoryId, rectificationAsked, about);
		// nothing goes further while the objection is weighed (RGPD, art. 18.1.d), or the limitation lasts
		if (kind === "objection" || kind === "limitation") {
			await freeze(tx, territoryId, about.referralId, now);
			const recipientIds = await listToldRecipients(tx, territoryId, about.referralId);
			await recordEvent(tx, territoryId, kind === "objection" ? referralObjected : processingLimited, { ...about, recipientIds });
		}
	}
}
