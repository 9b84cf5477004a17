import { sql } from "kysely";
import { paths } from "#app/paths.ts";
import { inForce } from "#db/predicates.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { territoryColumns } from "./territory.server.ts";
import type { Whose } from "./types.ts";
import { type DutyOf, whose } from "./whose.server.ts";

const meetingDay = sql<Day>`to_char(meeting.starts_at at time zone 'Europe/Paris', 'YYYY-MM-DD')`;

/** The last day to observe what was submitted: from then on, nothing but the answer is missing. */
const answerDay = sql<Day | null>`to_char((minutes.submitted_at at time zone 'Europe/Paris')::date + committee.observation_days, 'YYYY-MM-DD')`;

/** Submitted minutes wait for the chair, or for the substitute while nobody chairs; unsubmitted ones for the technical lead. */
export async function listMinutesDuties(tx: ReadTx, people: readonly Whose[], today: Day): Promise<DutyOf[]> {
	const rows = await tx
		.selectFrom(whose(people))
		.innerJoin("meeting", "meeting.territoryId", "who.territoryId")
		.innerJoin("committee", "committee.id", "meeting.committeeId")
		.innerJoin("territory", "territory.id", "meeting.territoryId")
		.innerJoin("mandate", (join) =>
			join
				.onRef("mandate.committeeId", "=", "meeting.committeeId")
				.onRef("mandate.personId", "=", "who.personId")
				.on(inForce("mandate", today)),
		)
		.leftJoin("minutes", "minutes.meetingId", "meeting.id")
		.where("meeting.status", "<>", "cancelled")
		.where((where) =>
			where.or([
				where.and([
					where("minutes.status", "=", "submitted"),
					where.or([
						where("mandate.role", "=", "chair"),
						where.and([
							where("mandate.role", "=", "substitute"),
							where.not(
								where.exists(
									where
										.selectFrom("mandate as chair")
										.select("chair.id")
										.whereRef("chair.committeeId", "=", "meeting.committeeId")
										.where("chair.role", "=", "chair")
										.where(inForce("chair", today)),
								),
							),
						]),
					]),
				]),
				where.and([
					where("mandate.role", "=", "technical_lead"),
					where.or([
						where("minutes.status", "=", "changes_requested"),
						where.and([
							where.or([where("minutes.id", "is", null), where("minutes.status", "=", "draft")]),
							where.or([where("meeting.status", "=", "held"), where(meetingDay, "<", today)]),
						]),
					]),
				]),
			]),
		)
		.select([
			"who.personId",
			"meeting.id",
			"who.territoryId",
			"meeting.title",
			"committee.name",
			"committee.slug as committee",
			"minutes.status",
			...territoryColumns,
		])
		.select([meetingDay.as("meetingOn"), answerDay.as("answerOn")])
		.distinct()
		.execute();
	return rows.map(({ id, name, committee, status, answerOn, ...row }) => {
		const isToApprove = status === "submitted";
		const page = isToApprove ? paths.approval : paths.minutes;
		return {
			...row,
			group: isToApprove ? "to-approve" : "to-fill",
			kind: isToApprove ? "approve-minutes" : status === "changes_requested" ? "correct-minutes" : "write-minutes",
			context: name,
			href: page(row.territorySlug, committee, id),
			dueOn: isToApprove ? answerOn : null,
		};
	});
}
