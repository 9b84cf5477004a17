import { paths } from "#app/paths.ts";
import { closedStatuses, neverLateStatuses } from "../action-sheets/types.ts";
import { taskTitleOutside } from "../decisions/queries.server.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { listMinutesDuties } from "./minutes.server.ts";
import { listPollDuties } from "./polls.server.ts";
import { listReferralDuties } from "./referrals.server.ts";
import { dated, horizonOf } from "./rules.ts";
import { territoryColumns } from "./territory.server.ts";
import { type Duty, dutyGroups, type Whose } from "./types.ts";
import { listReviewDuties, listValueDuties } from "./values.server.ts";

export { territoryColumns } from "./territory.server.ts";

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
		...(await listReferralDuties(tx, who, today)),
	];
	const pressing = ({ dueOn, meetingOn }: Duty) => dueOn ?? meetingOn ?? "";
	return found.sort((a, b) => dutyGroups.indexOf(a.group) - dutyGroups.indexOf(b.group) || pressing(a).localeCompare(pressing(b)));
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
			who.isForLetter ? taskTitleOutside.as("title") : "task.title",
			"task.dueOn",
			"committee.name",
			"actionSheet.code",
			"actionSheet.title as sheetTitle",
			...territoryColumns,
		])
		.execute();
	return rows.map(({ id, name, code, sheetTitle, territoryId, ...row }) => ({
		...row,
		...dated(row.dueOn as Day, today),
		kind: "task",
		territoryId: territoryId as TerritoryId,
		context: code ? `${code} ${sheetTitle}` : name,
		href: paths.task(row.territorySlug, id),
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
		...dated(row.dueOn as Day, today),
		kind: "milestone",
		territoryId: territoryId as TerritoryId,
		context: [`${code} ${sheetTitle}`, parentCode && `${parentCode} ${parentTitle}`].filter(Boolean).join(" · "),
		href: paths.sheet(row.territorySlug, slug),
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
		...dated(endOn as Day, today),
		kind: "sub-action",
		territoryId: territoryId as TerritoryId,
		context: `${code} ${parentTitle}`,
		href: paths.sheet(row.territorySlug, slug),
	}));
}
