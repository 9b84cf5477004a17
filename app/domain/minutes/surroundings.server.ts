import { listSheetOptions } from "../action-sheets/queries.server.ts";
import { foreseeRuling } from "../action-sheets/steps.server.ts";
import type { SheetEffect } from "../action-sheets/types.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { Meeting } from "../meetings/types.ts";
import type { Surroundings } from "./checks.ts";
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

/** What approving will do to the sheets that the decisions name, as these stand today, decision by decision. */
export async function foreseenEffects(tx: ReadTx, territoryId: TerritoryId, doc: Doc): Promise<SheetEffect[][]> {
	const effects: SheetEffect[][] = [];
	for (const { sheetId, verb, newEndOn = null } of decisionsIn(doc)) {
		effects.push(sheetId ? await foreseeRuling(tx, territoryId, { sheetId, verb, newEndOn }) : []);
	}
	return effects;
}
