import { type Ctx, inTransaction, type Tx } from "../../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import type { ReferralId } from "../../referrals/types.ts";
import { erasureGranted, limitationLifted, objectionLifted, requestClosed } from "../events.ts";
import * as policy from "../policy.ts";
import { listRetention } from "../queries.server.ts";
import type { CloseRequest } from "../schema.ts";
import { listErasure, listToldRecipients, lockRequest, thaw } from "../store.server.ts";
import type { EliminationId, RefusalReason, RightsRequest } from "../types.ts";

/**
 * Answers one request. An erasure that is granted is done by the workers at once, or, when public archives keep the referral, once their
 * visa is given: it then goes on the list that waits for it. An objection that is refused lets things go on, and so does the end of
 * a limitation, however it was answered.
 */
export function closeRequest(ctx: Ctx, { demandId, requestId, answer, reason }: CloseRequest): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	if (!policy.protectPersons(actor).allowed) throw new NotFound("not-found");
	return inTransaction(ctx, async (tx) => {
		const request = await lockRequest(tx, territoryId, requestId);
		const { referralId, kind } = request;
		if (request.demandId !== demandId) throw new NotFound("not-found");
		if (request.closedAt || !referralId) throw new RuleViolation("request.closed");
		if (answer === "granted" && kind === "access") await assertProduced(tx, request, referralId);
		const about = { demandId, requestId, referralId };
		let kept: RefusalReason | null = reason;

		if (answer === "granted" && kind === "erasure") {
			await assertNoOther(tx, request, referralId);
			const listId = await archiveList(tx, referralId);
			if (listId) kept = "public-archives";
			await recordEvent(tx, territoryId, erasureGranted, { ...about, listId });
		}
		const isLifted = kind === "limitation" || (kind === "objection" && answer === "refused");
		if (isLifted && (await thaw(tx, { territoryId, id: requestId }, referralId))) {
			const recipientIds = await listToldRecipients(tx, territoryId, referralId);
			await recordEvent(tx, territoryId, kind === "objection" ? objectionLifted : limitationLifted, { ...about, recipientIds });
		}
		await tx
			.updateTable("referralRequest")
			.set({ closedAt: now, answer, answerReason: kept })
			.where("territoryId", "=", territoryId)
			.where("id", "=", requestId)
			.execute();
		await recordEvent(tx, territoryId, requestClosed, { ...about, kind, answer, reason: kept });
	});

	/** The list where the archives will see it; null when nobody keeps it. */
	async function archiveList(tx: Tx, referralId: ReferralId): Promise<EliminationId | null> {
		const [found] = await listRetention(tx, territoryId, [referralId]);
		if (!found?.isPublic) return null;
		const { reference, senderOrganisationId, lastContactOn } = found;
		return listErasure(
			tx,
			{ territoryId, personId, now, newListId: newId<EliminationId>() },
			{ referralId, reference, senderOrganisationId, lastContactOn },
		);
	}

	/** Access is given once what is held was produced. */
	async function assertProduced(tx: Tx, request: RightsRequest, referralId: ReferralId): Promise<void> {
		const produced = await tx
			.selectFrom("accessEntry")
			.select("seq")
			.where("territoryId", "=", territoryId)
			.where("referralId", "=", referralId)
			.where("what", "=", "export")
			.where("at", ">=", request.openedAt)
			.where("detail", "like", "right-of-access%")
			.limit(1)
			.executeTakeFirst();
		if (!produced) throw new RuleViolation("request.nothing-produced");
	}

	/** What a person asked to read, to correct or to stop is answered before it is erased. */
	async function assertNoOther(tx: Tx, request: RightsRequest, referralId: ReferralId): Promise<void> {
		const other = await tx
			.selectFrom("referralRequest")
			.select("id")
			.where("territoryId", "=", territoryId)
			.where("referralId", "=", referralId)
			.where("id", "<>", request.id)
			.where("closedAt", "is", null)
			.limit(1)
			.executeTakeFirst();
		if (other) throw new RuleViolation("request.other-open");
	}
}
