import { paths } from "#app/paths.ts";
import { closedStatuses, neverLateStatuses } from "../action-sheets/types.ts";
import { taskTitleOutside } from "../decisions/queries.server.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { PersonId } from "../kernel/ids.ts";
import { listMinutesDuties } from "./minutes.server.ts";
import { listPollDuties } from "./polls.server.ts";
import { listReferralDuties } from "./referrals.server.ts";
import { dated, horizonOf } from "./rules.ts";
import { territoryColumns } from "./territory.server.ts";
import { type Duty, dutyGroups, type Whose } from "./types.ts";
import { listReviewDuties, listValueDuties } from "./values.server.ts";
import { type DutyOf, whose } from "./whose.server.ts";

export { territoryColumns } from "./territory.server.ts";
export { whose } from "./whose.server.ts";

/** What waits for a person over their territories, group by group, the most pressing first. */
export async function listDuties(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	if (who.territoryIds.length === 0) return [];
	const [found, referrals] = [await listWrittenDuties(tx, [who], false, today), await listReferralDuties(tx, who, today)];
	return inOrder([...found.map(({ personId, ...duty }) => duty), ...referrals]);
}

/** The same for a letter to each of several people: it does not name what a body keeps to itself, and referrals have mails of their own. */
export async function listDutiesForLetters(tx: ReadTx, people: readonly Whose[], today: Day): Promise<Map<PersonId, Duty[]>> {
	const found = await listWrittenDuties(tx, people, true, today);
	const theirs = Map.groupBy(found, ({ personId }) => personId);
	return new Map([...theirs].map(([personId, duties]) => [personId, inOrder(duties)]));
}

async function listWrittenDuties(tx: ReadTx, people: readonly Whose[], isForLetter: boolean, today: Day): Promise<DutyOf[]> {
	const found = await Promise.all([
		listMinutesDuties(tx, people, today),
		listTaskDuties(tx, people, isForLetter, today),
		listMilestoneDuties(tx, people, today),
		listSubActionDuties(tx, people, today),
		listValueDuties(tx, people, today),
		listReviewDuties(tx, people, today),
		listPollDuties(tx, people, today),
	]);
	return found.flat();
}

function inOrder<One extends Duty>(duties: One[]): One[] {
	const pressing = ({ dueOn, meetingOn }: Duty) => dueOn ?? meetingOn ?? "";
	return duties.sort((a, b) => dutyGroups.indexOf(a.group) - dutyGroups.indexOf(b.group) || pressing(a).localeCompare(pressing(b)));
}

async function listTaskDuties(tx: ReadTx, people: readonly Whose[], isForLetter: boolean, today: Day): Promise<DutyOf[]> {
	const rows = await tx
		.selectFrom(whose(people))
		.innerJoin("task", (join) => join.onRef("task.ownerId", "=", "who.personId").onRef("task.territoryId", "=", "who.territoryId"))
		.innerJoin("territory", "territory.id", "task.territoryId")
		.innerJoin("committee", "committee.id", "task.committeeId")
		.leftJoin("actionSheet", "actionSheet.id", "task.sheetId")
		.where("task.status", "=", "open")
		.where("task.dueOn", "<=", horizonOf(today))
		.select([
			"who.personId",
			"who.territoryId",
			"task.id",
			isForLetter ? taskTitleOutside.as("title") : "task.title",
			"task.dueOn",
			"committee.name",
			"actionSheet.code",
			"actionSheet.title as sheetTitle",
			...territoryColumns,
		])
		.execute();
	return rows.map(({ id, name, code, sheetTitle, ...row }) => ({
		...row,
		...dated(row.dueOn as Day, today),
		kind: "task",
		context: code ? `${code} ${sheetTitle}` : name,
		href: paths.task(row.territorySlug, id),
	}));
}

async function listMilestoneDuties(tx: ReadTx, people: readonly Whose[], today: Day): Promise<DutyOf[]> {
	const rows = await tx
		.selectFrom(whose(people))
		.innerJoin("milestone", (join) =>
			join.onRef("milestone.ownerId", "=", "who.personId").onRef("milestone.territoryId", "=", "who.territoryId"),
		)
		.innerJoin("territory", "territory.id", "milestone.territoryId")
		.innerJoin("actionSheet", "actionSheet.id", "milestone.sheetId")
		.leftJoin("actionSheet as parent", "parent.id", "actionSheet.parentId")
		.where("milestone.doneOn", "is", null)
		.where("milestone.dueOn", "<=", horizonOf(today))
		.where("actionSheet.status", "not in", closedStatuses)
		.select([
			"who.personId",
			"who.territoryId",
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
	return rows.map(({ slug, code, sheetTitle, parentCode, parentTitle, ...row }) => ({
		...row,
		...dated(row.dueOn as Day, today),
		kind: "milestone",
		context: [`${code} ${sheetTitle}`, parentCode && `${parentCode} ${parentTitle}`].filter(Boolean).join(" · "),
		href: paths.sheet(row.territorySlug, slug),
	}));
}

/** The end of a sub-action waits for the person who pilots it; that of a sheet is followed in its committee. */
async function listSubActionDuties(tx: ReadTx, people: readonly Whose[], today: Day): Promise<DutyOf[]> {
	const rows = await tx
		.selectFrom(whose(people))
		.innerJoin("actionSheet as sub", (join) =>
			join.onRef("sub.leadPersonId", "=", "who.personId").onRef("sub.territoryId", "=", "who.territoryId"),
		)
		.innerJoin("territory", "territory.id", "sub.territoryId")
		.innerJoin("actionSheet as parent", "parent.id", "sub.parentId")
		.where("sub.endOn", "<=", horizonOf(today))
		.where("sub.status", "not in", neverLateStatuses)
		.where("parent.status", "not in", neverLateStatuses)
		.select([
			"who.personId",
			"who.territoryId",
			"sub.title",
			"sub.endOn",
			"sub.slug",
			"parent.code",
			"parent.title as parentTitle",
			...territoryColumns,
		])
		.execute();
	return rows.map(({ slug, code, parentTitle, endOn, ...row }) => ({
		...row,
		...dated(endOn as Day, today),
		kind: "sub-action",
		context: `${code} ${parentTitle}`,
		href: paths.sheet(row.territorySlug, slug),
	}));
}
