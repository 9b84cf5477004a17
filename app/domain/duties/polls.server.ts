import { paths } from "#app/paths.ts";
import { inForce } from "#db/predicates.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { dated } from "./rules.ts";
import { territoryColumns } from "./territory.server.ts";
import type { Whose } from "./types.ts";
import { type DutyOf, whose } from "./whose.server.ts";

/** Dates proposed to the bodies where the person sits, until they answer or answers close. */
export async function listPollDuties(tx: ReadTx, people: readonly Whose[], today: Day): Promise<DutyOf[]> {
	const rows = await tx
		.selectFrom(whose(people))
		.innerJoin("meetingPoll as poll", "poll.territoryId", "who.territoryId")
		.innerJoin("committee", "committee.id", "poll.committeeId")
		.innerJoin("territory", "territory.id", "poll.territoryId")
		.where("poll.status", "=", "open")
		.where("poll.closesOn", ">=", today)
		.where((where) =>
			where.exists(
				where
					.selectFrom("mandate")
					.select("mandate.id")
					.whereRef("mandate.committeeId", "=", "poll.committeeId")
					.whereRef("mandate.personId", "=", "who.personId")
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
						.whereRef("pollAnswer.personId", "=", "who.personId"),
				),
			),
		)
		.select(["who.personId", "who.territoryId", "poll.id", "poll.title", "poll.closesOn", "committee.name", "committee.slug as committee"])
		.select(territoryColumns)
		.execute();
	return rows.map(({ id, name, committee, closesOn, ...row }) => ({
		...row,
		...dated(closesOn as Day, today),
		kind: "answer-poll",
		context: name,
		href: paths.poll(row.territorySlug, committee, id),
	}));
}
