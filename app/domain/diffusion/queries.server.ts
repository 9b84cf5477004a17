import { getCommitteeBySlug } from "../committees/queries.server.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { getMeeting } from "../meetings/queries.server.ts";
import { findMinutes } from "../minutes/queries.server.ts";
import { firstMailing, readEdition, type Source } from "./edition.server.ts";

export { listLetters, listRecipients, stillToSend } from "./recipients.server.ts";
export { firstMailing, readEdition, type Source };

/** The minutes of an address, as far as their reader sees them. @throws NotFound */
export async function getSource(tx: ReadTx, territoryId: TerritoryId, slug: string, meetingId: string): Promise<Source> {
	const committee = await getCommitteeBySlug(tx, territoryId, slug);
	const meeting = await getMeeting(tx, territoryId, committee.id, meetingId);
	const minutes = await findMinutes(tx, territoryId, meeting.id);
	if (!minutes) throw new NotFound("not-found");
	return { committee: committee.name, meeting, minutes };
}

/** What stands at the head of the territory's documents. */
export async function getLetterhead(tx: ReadTx, territoryId: TerritoryId): Promise<{ name: string; letterhead: string; revision: number }> {
	return tx
		.selectFrom("territory")
		.select(["name", "letterhead", "letterheadRevision as revision"])
		.where("id", "=", territoryId)
		.executeTakeFirstOrThrow();
}
