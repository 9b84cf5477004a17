import { sql } from "kysely";
import { paths } from "#app/paths.ts";
import { inForce } from "#db/predicates.ts";
import { closedStatuses, neverLateStatuses } from "../action-sheets/types.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { listPollDuties } from "./polls.server.ts";
import { groupByDue, horizonOf } from "./rules.ts";
import { type Duty, dutyGroups, type Whose } from "./types.ts";

/** What waits for a person over their territories, group by group, the most pressing first. */
export async function listDuties(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	if (who.territoryIds.length === 0) return [];
	const found = [
		...(await listMinutesDuties(tx, who, today)),
		...(await listTaskDuties(tx, who, today)),
		...(await listMilestoneDuties(tx, who, today)),
		...(await listSubActionDuties(tx, who, today)),
		...(await listValueDuties(tx, who, today)),
		...(await listReviewDuties(tx, who, today)),
		...(await listPollDuties(tx, who, today)),
	];
	const pressing = ({ dueOn, meetingOn }: Duty) => dueOn ?? meetingOn ?? "";
	return found.sort((a, b) => dutyGroups.indexOf(a.group) - dutyGroups.indexOf(b.group) || pressing(a).localeCompare(pressing(b)));
}

const territoryColumns = [
	"territory.slug as territorySlug",
	sql<string>`coalesce(territory.short_name, territory.name)`.as("territoryName"),
] as const;
const meetingDay = sql<Day>`to_char(meeting.starts_at at time zone 'Europe/Paris', 'YYYY-MM-DD')`;

/** The last day to observe what was submitted: from then on, nothing but the answer is missing. */
const answerDay = sql<Day | null>`to_char((minutes.submitted_at at time zone 'Europe/Paris')::date + committee.observation_days, 'YYYY-MM-DD')`;

/** Submitted minutes wait for the chair, or for the substitute while nobody chairs; unsubmitted ones for the technical lead. */
async function listMinutesDuties(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	const rows = await tx
		.selectFrom("meeting")
		.innerJoin("committee", "committee.id", "meeting.committeeId")
		.innerJoin("territory", "territory.id", "meeting.territoryId")
		.innerJoin("mandate", (join) =>
			join.onRef("mandate.committeeId", "=", "meeting.committeeId").on("mandate.personId", "=", who.personId).on(inForce("mandate", today)),
		)
		.leftJoin("minutes", "minutes.meetingId", "meeting.id")
		.where("meeting.territoryId", "in", who.territoryIds)
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
			"meeting.id",
			"meeting.territoryId",
			"meeting.title",
			"committee.name",
			"committee.slug as committee",
			"minutes.status",
			...territoryColumns,
		])
		.select([meetingDay.as("meetingOn"), answerDay.as("answerOn")])
		.distinct()
		.execute();
	return rows.map(({ id, name, committee, status, answerOn, territoryId, ...row }) => {
		const isToApprove = status === "submitted";
		const page = isToApprove ? paths.approval : paths.minutes;
		return {
			...row,
			group: isToApprove ? "to-approve" : "to-fill",
			kind: isToApprove ? "approve-minutes" : status === "changes_requested" ? "correct-minutes" : "write-minutes",
			territoryId: territoryId as TerritoryId,
			context: name,
			href: page(row.territorySlug, committee, id),
			dueOn: isToApprove ? answerOn : null,
		};
	});
}

async function listTaskDuties(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	const rows = await tx
		.selectFrom("task")
		.innerJoin("territory", "territory.id", "task.territoryId")
		.innerJoin("committee", "committee.id", "task.committeeId")
		.leftJoin("actionSheet", "actionSheet.id", "task.sheetId")
		.where("task.territoryId", "in", who.territoryIds)
		.where("task.ownerId", "=", who.personId)
		.where("task.status", "=", "open")
		.where("task.dueOn", "<=", horizonOf(today))
		.select([
			"task.id",
			"task.territoryId",
			"task.title",
			"task.dueOn",
			"committee.name",
			"actionSheet.code",
			"actionSheet.title as sheetTitle",
			...territoryColumns,
		])
		.execute();
	return rows.map(({ id, name, code, sheetTitle, territoryId, ...row }) => ({
		...row,
		group: groupByDue(row.dueOn as Day, today),
		kind: "task",
		territoryId: territoryId as TerritoryId,
		context: code ? `${code} ${sheetTitle}` : name,
		href: paths.task(row.territorySlug, id),
		dueOn: row.dueOn as Day,
		meetingOn: null,
	}));
}

async function listMilestoneDuties(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	const rows = await tx
		.selectFrom("milestone")
		.innerJoin("territory", "territory.id", "milestone.territoryId")
		.innerJoin("actionSheet", "actionSheet.id", "milestone.sheetId")
		.leftJoin("actionSheet as parent", "parent.id", "actionSheet.parentId")
		.where("milestone.territoryId", "in", who.territoryIds)
		.where("milestone.ownerId", "=", who.personId)
		.where("milestone.doneOn", "is", null)
		.where("milestone.dueOn", "<=", horizonOf(today))
		.where("actionSheet.status", "not in", closedStatuses)
		.select([
			"milestone.territoryId",
			"milestone.title",
			"milestone.dueOn",
			"actionSheet.slug",
			"actionSheet.code",
			"actionSheet.title as sheetTitle",
			"parent.code as parentCode",
			"parent.title as parentTitle",
			...territoryColumns,
		])
		.execute();
	return rows.map(({ slug, code, sheetTitle, parentCode, parentTitle, territoryId, ...row }) => ({
		...row,
		group: groupByDue(row.dueOn as Day, today),
		kind: "milestone",
		territoryId: territoryId as TerritoryId,
		context: [`${code} ${sheetTitle}`, parentCode && `${parentCode} ${parentTitle}`].filter(Boolean).join(" · "),
		href: paths.sheet(row.territorySlug, slug),
		dueOn: row.dueOn as Day,
		meetingOn: null,
	}));
}

/** The end of a sub-action waits for the person who pilots it; that of a sheet is followed in its committee. */
async function listSubActionDuties(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	const rows = await tx
		.selectFrom("actionSheet as sub")
		.innerJoin("territory", "territory.id", "sub.territoryId")
		.innerJoin("actionSheet as parent", "parent.id", "sub.parentId")
		.where("sub.territoryId", "in", who.territoryIds)
		.where("sub.leadPersonId", "=", who.personId)
		.where("sub.endOn", "<=", horizonOf(today))
		.where("sub.status", "not in", neverLateStatuses)
		.where("parent.status", "not in", neverLateStatuses)
		.select(["sub.territoryId", "sub.title", "sub.endOn", "sub.slug", "parent.code", "parent.title as parentTitle", ...territoryColumns])
		.execute();
	return rows.map(({ slug, code, parentTitle, endOn, territoryId, ...row }) => ({
		...row,
		group: groupByDue(endOn as Day, today),
		kind: "sub-action",
		territoryId: territoryId as TerritoryId,
		context: `${code} ${parentTitle}`,
		href: paths.sheet(row.territorySlug, slug),
		dueOn: endOn as Day,
		meetingOn: null,
	}));
}

/** Values that campaigns ask of the person: one duty a campaign, however many values. */
async function listValueDuties(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	const rows = await tx
		.selectFrom("expectedValue")
		.innerJoin("campaign", "campaign.id", "expectedValue.campaignId")
		.innerJoin("territory", "territory.id", "campaign.territoryId")
		.leftJoin("measurement", (join) =>
			join.onRef("measurement.indicatorId", "=", "expectedValue.indicatorId").onRef("measurement.measuredOn", "=", "campaign.endsOn"),
		)
		.where("campaign.territoryId", "in", who.territoryIds)
		.where("expectedValue.personId", "=", who.personId)
		.where("campaign.closedAt", "is", null)
		.where("campaign.dueOn", "<=", horizonOf(today))
		.where((eb) => eb.or([eb("measurement.id", "is", null), eb("measurement.state", "=", "returned")]))
		.select(["campaign.id", "campaign.title", "campaign.dueOn", "campaign.territoryId", ...territoryColumns])
		.select(sql<number>`count(*)::int`.as("count"))
		.groupBy(["campaign.id", "territory.id"])
		.execute();
	return rows.map(({ id, count, territoryId, ...row }) => ({
		...row,
		group: groupByDue(row.dueOn as Day, today),
		kind: "values",
		territoryId: territoryId as TerritoryId,
		context: count === 1 ? "1 valeur d'indicateur" : `${count} valeurs d'indicateurs`,
		href: paths.campaignGrid(row.territorySlug, id),
		dueOn: row.dueOn as Day,
		meetingOn: null,
	}));
}

/** Values proposed wait for the technical lead of a committee that follows their sheet; for the stewards while nobody leads it. */
async function listReviewDuties(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	const rows = await tx
		.selectFrom("measurement")
		.innerJoin("indicator", "indicator.id", "measurement.indicatorId")
		.innerJoin("actionSheet", "actionSheet.id", "indicator.sheetId")
		.innerJoin("objective", "objective.id", "actionSheet.objectiveId")
		.innerJoin("axis", "axis.id", "objective.axisId")
		.innerJoin("territory", "territory.id", "measurement.territoryId")
		.innerJoin("membership", (join) =>
			join
				.onRef("membership.territoryId", "=", "measurement.territoryId")
				.on("membership.personId", "=", who.personId)
				.on("membership.role", "<>", "reader")
				.on(inForce("membership", today)),
		)
		.where("measurement.territoryId", "in", who.territoryIds)
		.where("measurement.state", "=", "proposed")
		.where((where) => {
			const leads = where
				.selectFrom("mandate")
				.select("mandate.id")
				.where("mandate.role", "=", "technical_lead")
				.where(inForce("mandate", today))
				.where((on) =>
					on.or([
						on("mandate.committeeId", "=", on.ref("axis.committeeId")),
						on("mandate.committeeId", "=", on.ref("actionSheet.committeeId")),
					]),
				);
			return where.or([
				where.exists(leads.where("mandate.personId", "=", who.personId)),
				where.and([where("membership.role", "in", ["admin", "cooperation_officer"]), where.not(where.exists(leads))]),
			]);
		})
		.select(["measurement.territoryId", ...territoryColumns])
		.select(sql<number>`count(*)::int`.as("count"))
		.groupBy(["measurement.territoryId", "territory.id"])
		.execute();
	return rows.map(({ count, territoryId, ...row }) => ({
		...row,
		group: "to-approve",
		kind: "review-values",
		territoryId: territoryId as TerritoryId,
		title: count === 1 ? "1 valeur d'indicateur proposée" : `${count} valeurs d'indicateurs proposées`,
		context: "",
		href: paths.reviewValues(row.territorySlug),
		dueOn: null,
		meetingOn: null,
	}));
}
