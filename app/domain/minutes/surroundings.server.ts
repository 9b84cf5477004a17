import { completenessOf } from "../action-sheets/fields.ts";
import { getSheet } from "../action-sheets/queries/get-sheet.server.ts";
import { listSheetOptions } from "../action-sheets/queries.server.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { Meeting } from "../meetings/types.ts";
import type { SheetStanding, Surroundings } from "./checks.ts";
import { decisionsIn } from "./document.ts";
import { listPossibleOwners } from "./queries.server.ts";
import type { Doc } from "./types.ts";

/** What a text is checked against before it is submitted, and again before it is approved. */
export async function surroundingsOf(tx: ReadTx, territoryId: TerritoryId, meeting: Meeting, today: Day): Promise<Surroundings> {
	const sheets = await listSheetOptions(tx, territoryId);
	const owners = await listPossibleOwners(tx, territoryId, meeting.committeeId, today);
	return {
		isCancelled: meeting.status === "cancelled",
		attendanceCount: meeting.attendance.length,
		votingCount: meeting.attendance.filter(({ status }) => status === "present" || status === "represented").length,
		sheetIds: new Set(sheets.map(({ id }) => id)),
		ownerIds: new Set(owners.map(({ id }) => id)),
	};
}

/** How the sheets that decisions name stand today: it says what approving will do to them. */
export async function standingsOf(tx: ReadTx, territoryId: TerritoryId, doc: Doc): Promise<ReadonlyMap<string, SheetStanding>> {
	const named = new Set(decisionsIn(doc).flatMap(({ sheetId }) => sheetId ?? []));
	const options = named.size > 0 ? await listSheetOptions(tx, territoryId) : [];
	const standings = new Map<string, SheetStanding>();
	for (const { id, slug } of options.filter((option) => named.has(option.id))) {
		const sheet = await getSheet(tx, territoryId, slug);
		standings.set(id, { ...sheet, isComplete: completenessOf(sheet, sheet.asked).missing.length === 0 });
	}
	return standings;
}
