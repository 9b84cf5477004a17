import { paths } from "#app/paths.ts";
import { inForce } from "#db/predicates.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { dated } from "./rules.ts";
import { territoryColumns } from "./territory.server.ts";
import type { Duty, Whose } from "./types.ts";

/** Dates proposed to the bodies where the person sits, until they answer or answers close. */
export async function listPollDuties(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	const rows = await tx
		.selectFrom("meetingPoll as poll")
		.innerJoin("committee", "committee.id", "poll.committeeId")
		.innerJoin("territory", "territory.id", "poll.territoryId")
		.where("poll.territoryId", "in", who.territoryIds)
		.where("poll.status", "=", "open")
		.where("poll.closesOn", ">=", today)
		.where((where) =>
			where.exists(
				where
					.selectFrom("mandate")
					.select("mandate.id")
					.whereRef("mandate.committeeId", "=", "poll.committeeId")
					.where("mandate.personId", "=", who.personId)
					.where(inForce("mandate", today)),
			),
		)
		.where((where) =>
			where.not(
				where.exists(
					where
						.selectFrom("pollAnswer")
						.innerJoin("pollSlot", "pollSlot.id", "pollAnswer.slotId")
						.select("pollAnswer.slotId")
						.whereRef("pollSlot.pollId", "=", "poll.id")
						.where("pollAnswer.personId", "=", who.personId),
				),
			),
		)
		.select(["poll.id", "poll.territoryId", "poll.title", "poll.closesOn", "committee.name", "committee.slug as committee"])
		.select(territoryColumns)
		.execute();
	return rows.map(({ id, name, committee, closesOn, territoryId, ...row }) => ({
		...row,
		...dated(closesOn as Day, today),
		kind: "answer-poll",
		territoryId: territoryId as TerritoryId,
		context: name,
		href: paths.poll(row.territorySlug, committee, id),
	}));
}
