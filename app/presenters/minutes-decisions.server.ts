import { listSheetOptions } from "#app/domain/action-sheets/queries.server.ts";
import { listDecisionsOfMeeting } from "#app/domain/decisions/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import type { Ctx, ReadTx } from "#app/domain/kernel/context.server.ts";
import { type DecisionShown, decisionShown } from "#app/domain/minutes/decision-shown.ts";
import { decisionsIn } from "#app/domain/minutes/document.ts";
import { listPossibleOwners } from "#app/domain/minutes/queries.server.ts";
import type { Minutes } from "#app/domain/minutes/types.ts";

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
