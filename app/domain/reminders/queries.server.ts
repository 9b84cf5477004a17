import { sql } from "kysely";
import { closedStatuses } from "../action-sheets/types.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { DueItem, DueItemDetails, ReminderKind } from "./types.ts";

const openTasks = (tx: ReadTx) => tx.selectFrom("task").where("task.status", "=", "open");

const openMilestones = (tx: ReadTx) =>
	tx
		.selectFrom("milestone")
		.innerJoin("actionSheet", "actionSheet.id", "milestone.sheetId")
		.where("milestone.doneOn", "is", null)
		.where("milestone.ownerId", "is not", null)
		.where("actionSheet.status", "not in", closedStatuses);

/** What is due on this day in every territory, not done and with an owner. For a sweeping worker. */
export async function listDueItems(tx: ReadTx, dueOn: Day): Promise<DueItem[]> {
	const tasks = await openTasks(tx).where("task.dueOn", "=", dueOn).select(["id", "territoryId", "ownerId", "dueOn"]).execute();
	const milestones = await openMilestones(tx)
		.where("milestone.dueOn", "=", dueOn)
		.select(["milestone.id", "milestone.territoryId", "milestone.ownerId", "milestone.dueOn"])
		.execute();
	return [
		...tasks.map((row) => ({ kind: "task" as const, ...row })),
		...milestones.map((row) => ({ kind: "milestone" as const, ...row })),
	] as DueItem[];
}

/** The item if it is still to do, with what its mail tells. */
export async function findOpenItem(tx: ReadTx, territoryId: TerritoryId, kind: ReminderKind, id: string): Promise<DueItemDetails | null> {
	const territoryColumns = ["territory.slug as territorySlug", "territory.name as territoryName"] as const;
	const row =
		kind === "task"
			? await openTasks(tx)
					.innerJoin("territory", "territory.id", "task.territoryId")
					.innerJoin("committee", "committee.id", "task.committeeId")
					.leftJoin("actionSheet", "actionSheet.id", "task.sheetId")
					.where("task.territoryId", "=", territoryId)
					.where("task.id", "=", id)
					.select(["task.id", "task.territoryId", "task.ownerId", "task.dueOn", "task.title", ...territoryColumns])
					.select(sql<string>`coalesce(action_sheet.code || ' ' || action_sheet.title, committee.name)`.as("context"))
					.select("actionSheet.slug as sheetSlug")
					.executeTakeFirst()
			: await openMilestones(tx)
					.innerJoin("territory", "territory.id", "milestone.territoryId")
					.where("milestone.territoryId", "=", territoryId)
					.where("milestone.id", "=", id)
					.select(["milestone.id", "milestone.territoryId", "milestone.ownerId", "milestone.dueOn", "milestone.title", ...territoryColumns])
					.select(sql<string>`action_sheet.code || ' ' || action_sheet.title`.as("context"))
					.select("actionSheet.slug as sheetSlug")
					.executeTakeFirst();
	return row ? ({ kind, ...row } as DueItemDetails) : null;
}
