import { listSheetOptions } from "../action-sheets/queries.server.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { Meeting } from "../meetings/types.ts";
import { listPossibleOwners } from "./queries.server.ts";
import type { Surroundings } from "./rules.ts";

/** What a text is checked against before it is submitted, and again before it is approved. */
export async function surroundingsOf(tx: ReadTx, territoryId: TerritoryId, meeting: Meeting, today: Day): Promise<Surroundings> {
	const sheets = await listSheetOptions(tx, territoryId);
	const owners = await listPossibleOwners(tx, territoryId, meeting.committeeId, today);
	return {
		isCancelled: meeting.status === "cancelled",
		attendanceCount: meeting.attendance.length,
		sheetIds: new Set(sheets.map(({ id }) => id)),
		ownerIds: new Set(owners.map(({ id }) => id)),
	};
}
