import type { Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { RecipientId, ReferralId } from "../referrals/types.ts";
import type { EliminationId, EliminationList, RequestId, RightsRequest } from "./types.ts";

/** @throws NotFound */
export async function lockRequest(tx: Tx, territoryId: TerritoryId, requestId: RequestId): Promise<RightsRequest> {
	const row = await tx
		.selectFrom("referralRequest")
		.selectAll()
		.where("territoryId", "=", territoryId)
		.where("id", "=", requestId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as unknown as RightsRequest;
}

/** @throws NotFound */
export async function lockElimination(
	tx: Tx,
	territoryId: TerritoryId,
	listId: EliminationId,
): Promise<Pick<EliminationList, "id" | "isPublic" | "visaOn" | "confirmedAt" | "executedAt">> {
	const row = await tx
		.selectFrom("eliminationList")
		.select(["id", "isPublic", "visaOn", "confirmedAt", "executedAt"])
		.where("territoryId", "=", territoryId)
		.where("id", "=", listId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as EliminationList;
}

/** The bodies that an objection is told to. */
export async function listToldRecipients(tx: Tx, territoryId: TerritoryId, referralId: ReferralId): Promise<RecipientId[]> {
	const rows = await tx
		.selectFrom("referralRecipient")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("referralId", "=", referralId)
		.where("state", "<>", "draft")
		.execute();
	return rows.map(({ id }) => id as RecipientId);
}

/** The person objects, or asks for limitation: the rules of referrals read it before anything goes further. */
export async function freeze(tx: Tx, territoryId: TerritoryId, referralId: ReferralId, now: Date): Promise<void> {
	await tx
		.updateTable("referral")
		.set((eb) => ({ objectedAt: eb.fn.coalesce("objectedAt", eb.val(now)), revision: eb("revision", "+", 1) }))
		.where("territoryId", "=", territoryId)
		.where("id", "=", referralId)
		.execute();
}

/** Lets things go on, unless another request still holds them back: an objection that was granted, or one not answered yet. */
export async function thaw(
	tx: Tx,
	{ territoryId, id }: { territoryId: TerritoryId; id: RequestId },
	referralId: ReferralId,
): Promise<boolean> {
	// two that close at once must not each find the other open
	await tx.selectFrom("referral").select("id").where("territoryId", "=", territoryId).where("id", "=", referralId).forUpdate().execute();
	const other = await tx
		.selectFrom("referralRequest")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("referralId", "=", referralId)
		.where("id", "<>", id)
		.where((eb) =>
			eb.or([
				eb.and([eb("kind", "in", ["objection", "limitation"]), eb("closedAt", "is", null)]),
				eb.and([eb("kind", "=", "objection"), eb("answer", "=", "granted")]),
			]),
		)
		.limit(1)
		.executeTakeFirst();
	if (other) return false;
	await tx
		.updateTable("referral")
		.set((eb) => ({ objectedAt: null, revision: eb("revision", "+", 1) }))
		.where("territoryId", "=", territoryId)
		.where("id", "=", referralId)
		.execute();
	return true;
}

/** Puts an erasure that the archives must see on the list that waits for them, opening one when none does. */
export async function listErasure(
	tx: Tx,
	{ territoryId, personId, now, newListId }: { territoryId: TerritoryId; personId: string; now: Date; newListId: EliminationId },
	item: { referralId: ReferralId; reference: string; senderOrganisationId: string; lastContactOn: string },
): Promise<EliminationId> {
	const open = await tx
		.selectFrom("eliminationList")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("isPublic", "=", true)
		.where("visaOn", "is", null)
		.where("confirmedAt", "is", null)
		.orderBy("preparedAt", "desc")
		.forUpdate()
		.executeTakeFirst();
	const listId = (open?.id ?? newListId) as EliminationId;
	if (!open) {
		await tx
			.insertInto("eliminationList")
			.values({ id: listId, territoryId, preparedAt: now, preparedBy: personId, isPublic: true })
			.execute();
	}
	await tx
		.insertInto("eliminationItem")
		.values({ listId, territoryId, kind: "erasure", ...item })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return listId;
}
