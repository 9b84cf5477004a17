import { getCommitteeBySlug } from "../committees/queries.server.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { getMeeting } from "../meetings/queries.server.ts";
import { findMinutes } from "../minutes/queries.server.ts";
import { firstMailing, readEdition, type Source } from "./edition.server.ts";

export { firstMailing, readEdition, type Source };

/** The minutes of an address, as far as their reader sees them. @throws NotFound */
export async function getSource(tx: ReadTx, territoryId: TerritoryId, slug: string, meetingId: string): Promise<Source> {
	const committee = await getCommitteeBySlug(tx, territoryId, slug);
	const meeting = await getMeeting(tx, territoryId, committee.id, meetingId);
	const minutes = await findMinutes(tx, territoryId, meeting.id);
	if (!minutes) throw new NotFound("not-found");
	return { committee: committee.name, meeting, minutes };
}
