import { sql } from "kysely";
import type { ReadTx, Tx } from "../kernel/context.server.ts";
import type { CommitteeId, MeetingId, TerritoryId } from "../kernel/ids.ts";
import type { Meeting } from "../meetings/types.ts";
import { type FrozenMinutes, readFrozen, type Seal } from "./frozen.server.ts";
import { openCutOf, wordsOf } from "./open-cut.ts";
import type { MinutesId } from "./types.ts";

interface Approved {
	minutes: { id: MinutesId; committeeId: CommitteeId; meetingId: MeetingId };
	/** With its confidential points marked. */
	meeting: Pick<Meeting, "points">;
	seal: Seal;
	approvedAt: Date;
}

/** Inside the transaction that approves: nobody outside the committee ever reads from the whole text. */
export async function writeOpenCut(tx: Tx, territoryId: TerritoryId, { minutes, meeting, seal, approvedAt }: Approved): Promise<void> {
	const open = openCutOf(readFrozen(seal), meeting.points);
	await tx
		.insertInto("minutesCut")
		.values({
			minutesId: minutes.id,
			territoryId,
			committeeId: minutes.committeeId,
			meetingId: minutes.meetingId,
			sha256: seal.sha256,
			approvedAt,
			submittedBy: sql`(select submitted_by from minutes where id = ${minutes.id}::uuid)`,
			submittedAt: sql`(select submitted_at from minutes where id = ${minutes.id}::uuid)`,
			content: JSON.stringify(open),
			words: wordsOf(open.doc),
		})
		.execute();
}

export interface OpenCut {
	minutesId: MinutesId;
	committeeId: CommitteeId;
	/** Of the whole text. */
	sha256: string;
	approvedAt: Date;
	/** Who handed the text over, and when. */
	submittedByName: string | null;
	submittedAt: Date | null;
	content: FrozenMinutes;
}

/** What every member of the territory reads of the approved minutes of a meeting; null when there are none. */
export async function findOpenCut(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId): Promise<OpenCut | null> {
	const row = await tx
		.selectFrom("minutesCut")
		.leftJoin("person", "person.id", "minutesCut.submittedBy")
		.select(["minutesCut.minutesId", "minutesCut.committeeId", "minutesCut.sha256", "minutesCut.approvedAt", "minutesCut.content"])
		.select(["minutesCut.submittedAt", "person.displayName as submittedByName"])
		.where("minutesCut.territoryId", "=", territoryId)
		.where("minutesCut.meetingId", "=", meetingId)
		.executeTakeFirst();
	return (row as unknown as OpenCut | undefined) ?? null;
}
