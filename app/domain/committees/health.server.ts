import { sql } from "kysely";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { CommitteeId, TerritoryId } from "../kernel/ids.ts";
import type { BodyHealth, OrganisationAttendance } from "./types.ts";

interface Period {
	committeeIds: readonly CommitteeId[];
	year: number;
}

const yearOf = (column: string) => sql<number>`extract(year from ${sql.ref(column)} at time zone 'Europe/Paris')::int`;

/** Each of these bodies over a year, by name. */
export async function listBodyHealth(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ committeeIds, year }: Period,
	today: Day,
): Promise<BodyHealth[]> {
	if (committeeIds.length === 0) return [];
	const rows = await tx
		.selectFrom("committee")
		.select(["committee.id as committeeId", "committee.slug", "committee.name"])
		.select((eb) => {
			const meetings = eb
				.selectFrom("meeting")
				.whereRef("meeting.committeeId", "=", "committee.id")
				.where(yearOf("meeting.starts_at"), "=", year);
			const approvals = meetings.innerJoin("minutes", "minutes.meetingId", "meeting.id").where("minutes.status", "=", "approved");
			const decisions = meetings.innerJoin("decision", "decision.meetingId", "meeting.id").where("decision.withdrawnAt", "is", null);
			const tasks = meetings.innerJoin("task", "task.meetingId", "meeting.id").where("task.status", "<>", "withdrawn");
			const count = eb.fn.countAll<number>().as("count");
			return [
				meetings.where("meeting.status", "<>", "cancelled").select(count).as("planned"),
				meetings.where("meeting.status", "=", "held").select(count).as("held"),
				meetings.where("meeting.status", "=", "cancelled").select(count).as("cancelled"),
				approvals
					.select(
						sql<number>`percentile_cont(0.5) within group (order by (minutes.approved_at at time zone 'Europe/Paris')::date
							- (meeting.starts_at at time zone 'Europe/Paris')::date)`.as("days"),
					)
					.as("approvalDays"),
				approvals.select(count).as("approved"),
				decisions.select(count).as("decisions"),
				tasks.select(count).as("tasks"),
				tasks.where("task.status", "=", "done").select(count).as("done"),
				tasks.where("task.status", "=", "open").where("task.dueOn", "<", today).select(count).as("overdue"),
			];
		})
		.where("committee.territoryId", "=", territoryId)
		.where("committee.id", "in", [...committeeIds])
		.orderBy("committee.name")
		.execute();
	return rows as unknown as BodyHealth[];
}

/** Who came to the held meetings of a year, organisation by organisation. */
export async function listOrganisationAttendance(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ committeeIds, year }: Period,
): Promise<OrganisationAttendance[]> {
	if (committeeIds.length === 0) return [];
	return tx
		.selectFrom("attendance")
		.innerJoin("meeting", "meeting.id", "attendance.meetingId")
		.innerJoin("membership", (join) =>
			join.onRef("membership.territoryId", "=", "attendance.territoryId").onRef("membership.personId", "=", "attendance.personId"),
		)
		.innerJoin("organisation", "organisation.id", "membership.organisationId")
		.where("attendance.territoryId", "=", territoryId)
		.where("meeting.committeeId", "in", [...committeeIds])
		.where("meeting.status", "=", "held")
		.where(yearOf("meeting.starts_at"), "=", year)
		.groupBy("organisation.name")
		.select(({ fn }) => [
			"organisation.name as organisationName",
			fn.countAll<number>().as("expected"),
			fn.countAll<number>().filterWhere("attendance.status", "=", "present").as("present"),
			fn.countAll<number>().filterWhere("attendance.status", "=", "represented").as("represented"),
		])
		.orderBy("organisation.name")
		.execute();
}

/** Years in which these bodies met or plan to, the latest first. */
export async function listMeetingYears(tx: ReadTx, territoryId: TerritoryId, committeeIds: readonly CommitteeId[]): Promise<number[]> {
	if (committeeIds.length === 0) return [];
	const rows = await tx
		.selectFrom("meeting")
		.select(yearOf("meeting.starts_at").as("year"))
		.distinct()
		.where("territoryId", "=", territoryId)
		.where("committeeId", "in", [...committeeIds])
		.orderBy("year", "desc")
		.execute();
	return rows.map(({ year }) => year);
}
