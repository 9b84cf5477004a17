import { listSheetOptions } from "#app/domain/action-sheets/queries.server.ts";
import { listDecisionsOfMeeting } from "#app/domain/decisions/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import type { Ctx, ReadTx } from "#app/domain/kernel/context.server.ts";
import type { TerritoryId } from "#app/domain/kernel/ids.ts";
import { type DecisionShown, decisionShown, type Nameable } from "#app/domain/minutes/decision-shown.ts";
import { decisionsIn, tasksIn } from "#app/domain/minutes/document.ts";
import { listNames, listPossibleOwners } from "#app/domain/minutes/queries.server.ts";
import type { Doc, Minutes } from "#app/domain/minutes/types.ts";

/** The decisions of a text: as they were recorded when it was approved, as they are written before. */
export async function decisionsShown(
	tx: ReadTx,
	{ actor: { territoryId }, now }: Ctx,
	{ doc, meetingId, committeeId, status }: Pick<Minutes, "doc" | "meetingId" | "committeeId" | "status">,
): Promise<DecisionShown[]> {
	if (status === "approved") {
		const recorded = await listDecisionsOfMeeting(tx, territoryId, meetingId);
		return recorded.map(({ verb, text, reference, sheet, task }) => ({
			verb,
			text,
			reference,
			sheet,
			task: task && { title: task.title, ownerName: task.ownerName, dueOn: task.dueOn, id: task.id, isDone: task.status === "done" },
		}));
	}
	const blocks = decisionsIn(doc);
	if (blocks.length === 0) return [];
	const sheets = await listSheetOptions(tx, territoryId);
	const owners = await listPossibleOwners(tx, territoryId, committeeId, dayOf(now));
	return blocks.map((block) => decisionShown(block, { sheets, owners }));
}

/** Sheets and people that the other records of a text name, whether or not these people still work there. */
export async function namedIn(tx: ReadTx, territoryId: TerritoryId, doc: Doc): Promise<Nameable> {
	const tasks = tasksIn(doc);
	const linked = (doc.content ?? []).filter(({ type }) => type === "linkedSheet");
	const sheetIds = new Set([...tasks, ...linked.map(({ attrs }) => attrs)].map((attrs) => attrs?.sheetId));
	const ownerIds = [...new Set(tasks.flatMap(({ ownerId }) => ownerId ?? []))];
	return {
		sheets: sheetIds.size > 0 ? (await listSheetOptions(tx, territoryId)).filter(({ id }) => sheetIds.has(id)) : [],
		owners: ownerIds.length > 0 ? await listNames(tx, territoryId, ownerIds) : [],
	};
}
