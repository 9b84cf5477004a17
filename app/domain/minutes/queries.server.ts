import canonicalize from "canonicalize";
import { sql } from "kysely";
import { inForce } from "#db/predicates.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { MeetingId, PersonId, TerritoryId } from "../kernel/ids.ts";
import { findOpenCut } from "./open-cut.server.ts";
import type { Doc, Minutes, MinutesId, Review } from "./types.ts";

/** The minutes of a meeting, or their open cut for who is not of the committee; null when there are none, or none that the reader may see. */
export async function findMinutes(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId): Promise<Minutes | null> {
	const row = await tx
		.selectFrom("minutes")
		.leftJoin("person as writer", "writer.id", "minutes.updatedBy")
		.leftJoin("person as submitter", "submitter.id", "minutes.submittedBy")
		.leftJoin("person as approver", "approver.id", "minutes.approvedBy")
		.leftJoin("person as reopener", "reopener.id", "minutes.reopenedBy")
		.select([
			"minutes.id",
			"minutes.meetingId",
			"minutes.committeeId",
			"minutes.status",
			"minutes.revision",
			"minutes.isOpenToCommittee",
			"minutes.doc",
			"minutes.updatedAt",
			"writer.displayName as updatedByName",
			"minutes.submittedAt",
			"submitter.displayName as submittedByName",
			"minutes.approvedAt",
			"approver.displayName as approvedByName",
			"minutes.frozenText",
			"minutes.sha256",
			"minutes.isApprovedBySilence",
			"minutes.reopenedFrom",
			"minutes.reopenReason",
			"minutes.reopenedAt",
			"reopener.displayName as reopenedByName",
			"minutes.replacedAt",
		])
		.where("minutes.territoryId", "=", territoryId)
		.where("minutes.meetingId", "=", meetingId)
		.executeTakeFirst();
	return row ? ({ ...row, isOpenCut: false } as unknown as Minutes) : openMinutes(tx, territoryId, meetingId);
}

/** What the open cut tells, in the shape of the whole: names are those of the day it was approved. */
async function openMinutes(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId): Promise<Minutes | null> {
	const cut = await findOpenCut(tx, territoryId, meetingId);
	if (!cut) return null;
	const { minutesId: id, committeeId, sha256, approvedAt, submittedAt, submittedByName, content } = cut;
	return {
		id,
		meetingId,
		committeeId,
		status: "approved",
		revision: 1,
		isOpenToCommittee: false,
		isOpenCut: true,
		doc: content.doc,
		updatedAt: approvedAt,
		updatedByName: null,
		submittedAt,
		submittedByName,
		approvedAt,
		approvedByName: content.approvedBy?.name ?? null,
		isApprovedBySilence: content.approvedBy === null,
		frozenText: canonicalize(content) as string,
		sha256,
		reopenedFrom: null,
		reopenReason: null,
		reopenedAt: null,
		reopenedByName: null,
		replacedAt: null,
	};
}

/** The way of a text between who writes and who approves, oldest first. */
export async function listReviews(tx: ReadTx, territoryId: TerritoryId, minutesId: MinutesId): Promise<Review[]> {
	const rows = await tx
		.selectFrom("minutesReview")
		.leftJoin("person", "person.id", "minutesReview.personId")
		.select(["minutesReview.verdict", "minutesReview.remark", "person.displayName as personName", "minutesReview.at", "minutesReview.doc"])
		.where("minutesReview.territoryId", "=", territoryId)
		.where("minutesReview.minutesId", "=", minutesId)
		.orderBy("minutesReview.at")
		.orderBy("minutesReview.id")
		.execute();
	return rows.map((row) => ({ ...row, verdict: row.verdict as Review["verdict"], doc: row.doc as Doc | null }));
}

export interface PossibleOwner {
	id: PersonId;
	name: string;
	organisation: string;
}

/** Who may be given a task: people who work in the territory on this day, those of the committee first. */
export async function listPossibleOwners(
	tx: ReadTx,
	territoryId: TerritoryId,
	committeeId: string,
	today: Day,
): Promise<(PossibleOwner & { isOfCommittee: boolean })[]> {
	const rows = await tx
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.personId")
		.innerJoin("organisation", "organisation.id", "membership.organisationId")
		.select([
			"person.id",
			"person.displayName as name",
			"organisation.name as organisation",
			sql<boolean>`exists (select from mandate where mandate.territory_id = membership.territory_id and mandate.person_id = person.id
				and mandate.committee_id = ${committeeId}::uuid and ${inForce("mandate", today)})`.as("isOfCommittee"),
		])
		.where("membership.territoryId", "=", territoryId)
		.where("membership.role", "<>", "reader")
		.where(inForce("membership", today))
		.orderBy("isOfCommittee", "desc")
		.orderBy("person.displayName")
		.execute();
	return rows as (PossibleOwner & { isOfCommittee: boolean })[];
}

/** Names of people who work or worked in the territory. */
export function listNames(tx: ReadTx, territoryId: TerritoryId, ids: readonly PersonId[]): Promise<{ id: PersonId; name: string }[]> {
	return tx
		.selectFrom("person")
		.select(["id", "displayName as name"])
		.where("id", "in", ids)
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom("membership")
					.select("membership.id")
					.where("membership.territoryId", "=", territoryId)
					.whereRef("membership.personId", "=", "person.id"),
			),
		)
		.execute() as Promise<{ id: PersonId; name: string }[]>;
}
