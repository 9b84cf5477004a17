import type { Updateable } from "kysely";
import type { DB } from "#db/schema.gen.ts";
import type { Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import { type MeetingId, newId, type PersonId, type TerritoryId } from "../kernel/ids.ts";
import type { Doc, Minutes, Review } from "./types.ts";

export type LockedMinutes = Pick<
	Minutes,
	"id" | "meetingId" | "committeeId" | "status" | "revision" | "doc" | "updatedAt" | "isOpenToCommittee" | "submittedAt"
>;

/** @throws NotFound also when the text is still its committee's own and the actor is not of it */
export async function lockMinutes(tx: Tx, territoryId: TerritoryId, meetingId: MeetingId): Promise<LockedMinutes> {
	const row = await tx
		.selectFrom("minutes")
		.select(["id", "meetingId", "committeeId", "status", "revision", "doc", "updatedAt", "isOpenToCommittee", "submittedAt"])
		.where("territoryId", "=", territoryId)
		.where("meetingId", "=", meetingId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return { ...row, doc: row.doc as unknown as Doc } as LockedMinutes;
}

/** Writes the next revision of a locked text. @returns its number */
export async function saveRevision(
	tx: Tx,
	territoryId: TerritoryId,
	minutes: LockedMinutes,
	values: Omit<Updateable<DB["minutes"]>, "revision" | "doc"> & { doc?: Doc },
): Promise<number> {
	const revision = minutes.revision + 1;
	const { doc, ...rest } = values;
	await tx
		.updateTable("minutes")
		.set({ ...rest, ...(doc ? { doc: JSON.stringify(doc) } : {}), revision })
		.where("territoryId", "=", territoryId)
		.where("id", "=", minutes.id)
		.execute();
	return revision;
}

/** Who may write is no part of the text: its revision stays. */
export async function saveOpening(tx: Tx, territoryId: TerritoryId, { id }: LockedMinutes, isOpenToCommittee: boolean): Promise<void> {
	await tx.updateTable("minutes").set({ isOpenToCommittee }).where("territoryId", "=", territoryId).where("id", "=", id).execute();
}

/** Keeps who said what of the text, and when; with the text itself when it was submitted. */
export async function addReview(
	tx: Tx,
	{ actor, now }: { actor: { territoryId: TerritoryId; personId: PersonId | null }; now: Date },
	minutes: LockedMinutes,
	{ verdict, remark }: Pick<Review, "verdict" | "remark">,
): Promise<void> {
	await tx
		.insertInto("minutesReview")
		.values({
			id: newId(),
			territoryId: actor.territoryId,
			minutesId: minutes.id,
			verdict,
			remark,
			personId: actor.personId,
			at: now,
			doc: verdict === "submitted" ? JSON.stringify(minutes.doc) : null,
		})
		.execute();
}

/** What an event says of minutes. */
export const idsOf = ({ id, meetingId, committeeId }: Pick<Minutes, "id" | "meetingId" | "committeeId">) => ({
	minutesId: id,
	meetingId,
	committeeId,
});
