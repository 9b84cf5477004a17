import { listSheetOptions } from "#app/domain/action-sheets/queries.server.ts";
import { listDecisionsOfMeeting } from "#app/domain/decisions/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import type { Ctx, ReadTx } from "#app/domain/kernel/context.server.ts";
import type { TerritoryId } from "#app/domain/kernel/ids.ts";
import { type DecisionShown, decisionShown, type Nameable } from "#app/domain/minutes/decision-shown.ts";
import { decisionsIn, tasksIn } from "#app/domain/minutes/document.ts";
import { listNames, listPossibleOwners } from "#app/domain/minutes/queries.server.ts";
import type { Doc, Minutes } from "#app/domain/minutes/types.ts";

/**
 * The decisions of a text, in its order: as they were recorded when it was approved, as they are written before. `references` are
 * those of the frozen text: a decision that was withdrawn since, or that the reader may not see as a record, is shown as it was written.
 */
export async function decisionsShown(
	tx: ReadTx,
	{ actor: { territoryId }, now }: Ctx,
	{ doc, meetingId, committeeId, status }: Pick<Minutes, "doc" | "meetingId" | "committeeId" | "status">,
	references: readonly (string | null)[] = [],
): Promise<DecisionShown[]> {
	const blocks = decisionsIn(doc);
	if (blocks.length === 0) return [];
	const recorded = status === "approved" ? await listDecisionsOfMeeting(tx, territoryId, meetingId) : [];
	const sheets = await listSheetOptions(tx, territoryId);
	const ownerIds = blocks.flatMap(({ ownerId }) => ownerId ?? []);
	const owners =
		status !== "approved"
			? await listPossibleOwners(tx, territoryId, committeeId, dayOf(now))
			: ownerIds.length > 0
				? await listNames(tx, territoryId, ownerIds)
				: [];
	return blocks.map((block, index) => {
		const reference = references[index] ?? null;
		const written = { ...decisionShown(block, { sheets, owners }), reference: reference ?? block.reference ?? null };
		const task = recorded.find((one) => one.reference === reference)?.task;
		return task
			? {
					...written,
					task: { title: task.title, ownerName: task.ownerName, dueOn: task.dueOn, id: task.id, isDone: task.status === "done" },
				}
			: written;
	});
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
