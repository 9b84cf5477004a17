import { sql } from "kysely";
import { type Db, inUnit } from "#db/client.server.ts";
import type { PersonCtx, ReadTx } from "../kernel/context.server.ts";
import { reading } from "../kernel/context.server.ts";
import type { MeetingId, TerritoryId } from "../kernel/ids.ts";
import { findMinutes } from "./queries.server.ts";
import type { Minutes } from "./types.ts";

export interface KnownMinutes {
	approvedAt: Date;
	/** Re-opened since, and replaced by another text. */
	isReplaced: boolean;
}

/** Whether a fingerprint is one of approved minutes: all that anyone may learn, and nobody can guess a fingerprint. */
export function findKnownMinutes(db: Db, sha256: string, now: Date): Promise<KnownMinutes | null> {
	return inUnit(
		db,
		{ personId: null, territoryIds: [], now },
		async (tx) => {
			const { rows } = await sql<KnownMinutes>`select * from auth_known_minutes(${sha256})`.execute(tx);
			return rows[0] ?? null;
		},
		"read only",
	);
}

export interface VerifiedMinutes {
	territorySlug: string;
	territoryName: string;
	committeeSlug: string;
	committeeName: string;
	meetingId: MeetingId;
	meetingTitle: string;
	meetingStartsAt: Date;
}

/** Which minutes bear this fingerprint, for someone who may read them; null for anyone else. */
export function findVerified(ctx: PersonCtx, sha256: string): Promise<VerifiedMinutes | null> {
	return reading(ctx, async (tx) => {
		const { rows } = await sql<VerifiedMinutes>`
			select territory.slug as territory_slug, territory.name as territory_name, committee.slug as committee_slug,
				committee.name as committee_name, meeting.id as meeting_id, meeting.title as meeting_title, meeting.starts_at as meeting_starts_at
			from (select coalesce(meeting_id, replaced_meeting_id) as meeting_id from minutes where sha256 = ${sha256}
				union select meeting_id from minutes_cut where sha256 = ${sha256}) found
			join meeting on meeting.id = found.meeting_id
			join committee on committee.id = meeting.committee_id
			join territory on territory.id = meeting.territory_id`.execute(tx);
		return rows[0] ?? null;
	});
}

/** The approved minutes of a meeting that bear this fingerprint, replaced or not; null when there are none, or none to be seen. */
export async function findApproved(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId, sha256: string): Promise<Minutes | null> {
	const current = await findMinutes(tx, territoryId, meetingId);
	if (current?.sha256 === sha256) return current;
	const row = await tx
		.selectFrom("minutes")
		.leftJoin("person as submitter", "submitter.id", "minutes.submittedBy")
		.selectAll("minutes")
		.select("submitter.displayName as submittedByName")
		.where("minutes.territoryId", "=", territoryId)
		.where("minutes.replacedMeetingId", "=", meetingId)
		.where("minutes.sha256", "=", sha256)
		.executeTakeFirst();
	return row ? ({ ...row, meetingId, updatedByName: null, approvedByName: null, isOpenCut: false } as unknown as Minutes) : null;
}
