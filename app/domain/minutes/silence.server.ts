import { sql } from "kysely";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { MeetingId, TerritoryId } from "../kernel/ids.ts";
import type { MinutesId } from "./types.ts";

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

/** How long after the delay the chair is still reminded, should the sweep have been down. */
const daysToRemind = 3;

/** Submitted texts whose delay ended these days without an answer, where silence is none, in every territory. For a sweeping worker. */
export async function listUnanswered(
	tx: ReadTx,
	today: Day,
): Promise<{ territoryId: TerritoryId; minutesId: MinutesId; submittedOn: Day }[]> {
	const submittedOn = sql<Day>`(minutes.submitted_at at time zone 'Europe/Paris')::date`;
	const rows = await tx
		.selectFrom("minutes")
		.innerJoin("committee", "committee.id", "minutes.committeeId")
		.select(["minutes.territoryId", "minutes.id as minutesId", submittedOn.as("submittedOn")])
		.where("minutes.status", "=", "submitted")
		.where("committee.silenceApproves", "=", false)
		.where(sql<boolean>`${today}::date - (${submittedOn} + committee.observation_days) between 1 and ${daysToRemind}`)
		.orderBy("minutes.submittedAt")
		.execute();
	return rows as { territoryId: TerritoryId; minutesId: MinutesId; submittedOn: Day }[];
}
