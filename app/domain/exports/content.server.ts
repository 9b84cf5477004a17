import { getSheet, listMeetingsOfSheet } from "../action-sheets/queries/get-sheet.server.ts";
import { isLate } from "../action-sheets/queries.server.ts";
import { getSummedMeans } from "../budgets/queries.server.ts";
import { listDecisionsOfSheet, listTasksOfSheet } from "../decisions/queries.server.ts";
import { listNotes } from "../follow-up/queries.server.ts";
import { listIndicatorsOfSheet } from "../indicators/queries.server.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { SheetContent } from "./types.ts";

/** Older notes are read on the page: a document says how the action stands. */
const printedNotes = 10;

/** All that a document says of a sheet. @throws NotFound */
export async function readSheetContent(tx: ReadTx, territoryId: TerritoryId, slug: string, today: Day): Promise<SheetContent> {
	const sheet = await getSheet(tx, territoryId, slug);
	const notes = await listNotes(tx, territoryId, sheet.id);
	return {
		sheet,
		means: await getSummedMeans(tx, territoryId, sheet.id),
		notes: notes.slice(0, printedNotes),
		noteCount: notes.length,
		isLate: isLate(sheet, today),
		indicators: await listIndicatorsOfSheet(tx, territoryId, sheet.id),
		decisions: await listDecisionsOfSheet(tx, territoryId, sheet.id),
		tasks: await listTasksOfSheet(tx, territoryId, sheet.id),
		meetings: await listMeetingsOfSheet(tx, territoryId, sheet.id),
	};
}
