import { sql } from "kysely";
import { closedStatuses, neverLateStatuses } from "../action-sheets/types.ts";
import { taskTitleOutside } from "../decisions/queries.server.ts";
import { type Day, instantAt, plusDays } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { listRules, rhythmOf } from "./rhythms.server.ts";
import { type DueItemDetails, type Letter, type ReminderKind, type ReminderKindCode, reminderKinds, type SentByHand } from "./types.ts";

const openTasks = (tx: ReadTx) => tx.selectFrom("task").where("task.status", "=", "open");

const openMilestones = (tx: ReadTx) =>
	tx
		.selectFrom("milestone")
		.innerJoin("actionSheet", "actionSheet.id", "milestone.sheetId")
		.where("milestone.doneOn", "is", null)
		.where("milestone.ownerId", "is not", null)
		.where("actionSheet.status", "not in", closedStatuses);

/** A sub-action has a pilot and an end of its own; those of a whole sheet are followed in its committee. */
const openSubActions = (tx: ReadTx) =>
	tx
		.selectFrom("actionSheet as sub")
		.innerJoin("actionSheet as parent", "parent.id", "sub.parentId")
		.where("sub.leadPersonId", "is not", null)
		.where("sub.status", "not in", neverLateStatuses)
		.where("parent.status", "not in", neverLateStatuses);

/** Every territory, in a settled order. For a sweeping worker. */
export async function listTerritoriesToSweep(tx: ReadTx): Promise<TerritoryId[]> {
	const rows = await tx.selectFrom("territory").select("id").orderBy("id").execute();
	return rows.map(({ id }) => id as TerritoryId);
}

/** The reminders raised on a day, by the sweep or by hand, that have a letter of their own. */
export async function listLettersOf(tx: ReadTx, territoryId: TerritoryId, day: Day): Promise<Letter[]> {
	const rows = await tx
		.selectFrom("reminder")
		.select(["kind", "objectId", "personId", "stage", "dueOn"])
		.where("territoryId", "=", territoryId)
		.where("level", "=", 0)
		.where("kind", "in", reminderKinds)
		.where("raisedAt", ">=", instantAt(day, "00:00"))
		.where("raisedAt", "<", instantAt(plusDays(day, 1), "00:00"))
		.orderBy("id")
		.execute();
	return rows as Letter[];
}

/** The item if it is still to do, with what its mail tells. */
export async function findOpenItem(tx: ReadTx, territoryId: TerritoryId, kind: ReminderKind, id: string): Promise<DueItemDetails | null> {
	const row = await findOpen[kind](tx, territoryId, id);
	return row ? ({ kind, ...row } as DueItemDetails) : null;
}

const territoryColumns = ["territory.slug as territorySlug", "territory.name as territoryName"] as const;

const findOpen = {
	task: (tx: ReadTx, territoryId: TerritoryId, id: string) =>
		openTasks(tx)
			.innerJoin("territory", "territory.id", "task.territoryId")
			.innerJoin("committee", "committee.id", "task.committeeId")
			.leftJoin("actionSheet", "actionSheet.id", "task.sheetId")
			.where("task.territoryId", "=", territoryId)
			.where("task.id", "=", id)
			.select(["task.id", "task.territoryId", "task.ownerId", "task.dueOn", ...territoryColumns])
			.select(taskTitleOutside.as("title"))
			.select(sql<string>`coalesce(action_sheet.code || ' ' || action_sheet.title, committee.name)`.as("context"))
			.select("actionSheet.slug as sheetSlug")
			.executeTakeFirst(),
	milestone: (tx: ReadTx, territoryId: TerritoryId, id: string) =>
		openMilestones(tx)
			.innerJoin("territory", "territory.id", "milestone.territoryId")
			.leftJoin("actionSheet as parent", "parent.id", "actionSheet.parentId")
			.where("milestone.territoryId", "=", territoryId)
			.where("milestone.id", "=", id)
			.select(["milestone.id", "milestone.territoryId", "milestone.ownerId", "milestone.dueOn", "milestone.title", ...territoryColumns])
			.select(
				sql<string>`action_sheet.code || ' ' || action_sheet.title || coalesce(' · ' || parent.code || ' ' || parent.title, '')`.as(
					"context",
				),
			)
			.select("actionSheet.slug as sheetSlug")
			.executeTakeFirst(),
	"sub-action": (tx: ReadTx, territoryId: TerritoryId, id: string) =>
		openSubActions(tx)
			.innerJoin("territory", "territory.id", "sub.territoryId")
			.where("sub.territoryId", "=", territoryId)
			.where("sub.id", "=", id)
			.select(["sub.id", "sub.territoryId", "sub.leadPersonId as ownerId", "sub.endOn as dueOn", "sub.title", ...territoryColumns])
			.select([sql<string>`parent.code || ' ' || parent.title`.as("context"), "sub.slug as sheetSlug"])
			.executeTakeFirst(),
} satisfies Record<ReminderKind, unknown>;

/** Whether people are reminded of this object today: the territory wants to be, and whoever leads it neither put it off nor stopped it. */
export async function isReminded(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ kind, objectId }: { kind: ReminderKindCode; objectId: string },
	today: Day,
): Promise<boolean> {
	if (!rhythmOf(await listRules(tx, territoryId), kind, null).isOn) return false;
	const held = await tx
		.selectFrom("reminderHold")
		.select("objectId")
		.where("territoryId", "=", territoryId)
		.where("kind", "=", kind)
		.where("objectId", "=", objectId)
		.where((where) => where.or([where("untilOn", "is", null), where("untilOn", ">", today)]))
		.executeTakeFirst();
	return held === undefined;
}

/** Whom someone reminded by hand of an object on a day. */
export async function listSentByHand(
	tx: ReadTx,
	territoryId: TerritoryId,
	kind: ReminderKindCode,
	objectId: string,
	day: Day,
): Promise<SentByHand[]> {
	const rows = await tx
		.selectFrom("reminder")
		.select(["id", "kind", "territoryId", "objectId", "personId", "stage", "level", "dueOn", "raisedBy"])
		.where("territoryId", "=", territoryId)
		.where("kind", "=", kind)
		.where("objectId", "=", objectId)
		.where("stage", "=", `manual-${day}`)
		.execute();
	return rows as SentByHand[];
}
