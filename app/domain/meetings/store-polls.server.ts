import type { Day } from "../kernel/calendar.ts";
import type { Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { CommitteeId, TerritoryId } from "../kernel/ids.ts";
import type { PollId, PollStatus } from "./preparation-schema.ts";

export interface LockedPoll {
	committeeId: CommitteeId;
	title: string;
	place: string | null;
	videoUrl: string | null;
	closesOn: Day;
	status: PollStatus;
	revision: number;
}

/** The poll, locked; for whoever is not of its committee there is none. @throws NotFound */
export async function lockPoll(tx: Tx, territoryId: TerritoryId, pollId: PollId): Promise<LockedPoll> {
	const row = await tx
		.selectFrom("meetingPoll")
		.select(["committeeId", "title", "place", "videoUrl", "closesOn", "status", "revision"])
		.where("territoryId", "=", territoryId)
		.where("id", "=", pollId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as LockedPoll;
}
