import type { ReadTx } from "../kernel/context.server.ts";
import type { MeetingId, TerritoryId } from "../kernel/ids.ts";

/** Submitted texts of committees whose charter says that silence approves, in every territory: whether the delay is over is judged one by one. */
export async function listSilent(tx: ReadTx): Promise<{ territoryId: TerritoryId; meetingId: MeetingId }[]> {
	const rows = await tx
		.selectFrom("minutes")
		.innerJoin("committee", "committee.id", "minutes.committeeId")
		.select(["minutes.territoryId", "minutes.meetingId"])
		.where("minutes.status", "=", "submitted")
		.where("committee.silenceApproves", "=", true)
		.orderBy("minutes.submittedAt")
		.execute();
	return rows as { territoryId: TerritoryId; meetingId: MeetingId }[];
}
