import { listSheetOptions } from "#app/domain/action-sheets/queries.server.ts";
import { listDecisionsOfMeeting } from "#app/domain/decisions/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import type { Ctx, ReadTx } from "#app/domain/kernel/context.server.ts";
import { decisionsIn } from "#app/domain/minutes/document.ts";
import { listPossibleOwners } from "#app/domain/minutes/queries.server.ts";
import type { DecisionBlock, Minutes } from "#app/domain/minutes/types.ts";

/** A decision with what it names, in the order of the text. */
export interface DecisionShown {
	verb: DecisionBlock["verb"];
	text: string;
	/** « 2026-03 », once approved. */
	reference: string | null;
	sheet: { slug: string; code: string; title: string } | null;
	task: {
		title: string;
		ownerName: string | null;
		dueOn: string | null;
		/** Once approved, the task itself. */
		id: string | null;
		isDone: boolean;
	} | null;
}

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
	return blocks.map(({ verb, text, sheetId, taskTitle, ownerId, dueOn }) => ({
		verb,
		text,
		reference: null,
		sheet: sheets.find(({ id }) => id === sheetId) ?? null,
		task:
			taskTitle || ownerId || dueOn
				? { title: taskTitle || text, ownerName: owners.find(({ id }) => id === ownerId)?.name ?? null, dueOn, id: null, isDone: false }
				: null,
	}));
}
