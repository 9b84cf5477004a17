import { listPersonChoices } from "#app/domain/people/queries.server.ts";
import { listStandingSheets } from "../action-sheets/import-steps.server.ts";
import { listCommitteeChoices, listOrganisationChoices } from "../action-sheets/queries/list-choices.server.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { listProgrammes } from "../programmes/queries.server.ts";
import type { ProgrammeId } from "../programmes/types.ts";
import type { Surroundings } from "./types.ts";

/** What cells are matched with; null when the territory has no such programme. */
export async function findSurroundings(
	tx: ReadTx,
	territoryId: TerritoryId,
	programmeId: ProgrammeId,
	today: Day,
): Promise<Surroundings | null> {
	const programme = (await listProgrammes(tx, territoryId)).find(({ id }) => id === programmeId);
	if (!programme) return null;
	return {
		axes: programme.axes,
		organisations: await listOrganisationChoices(tx, territoryId),
		people: (await listPersonChoices(tx, territoryId, today)).map(({ id, displayName }) => ({ id, name: displayName })),
		committees: await listCommitteeChoices(tx, territoryId),
		sheets: await listStandingSheets(tx, territoryId, programmeId),
	};
}
