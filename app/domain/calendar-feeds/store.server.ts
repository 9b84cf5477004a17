import type { Day } from "../kernel/calendar.ts";
import type { Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { CommitteeId, PersonId, TerritoryId } from "../kernel/ids.ts";
import type { CalendarFeedId } from "./types.ts";

interface NewFeed {
	id: CalendarFeedId;
	personId: PersonId;
	territoryId: TerritoryId | null;
	committeeId: CommitteeId | null;
	label: string | null;
	tokenHash: string;
	createdAt: Date;
}

export async function insertFeed(tx: Tx, feed: NewFeed): Promise<void> {
	await tx.insertInto("calendarFeed").values(feed).execute();
}

/** How many addresses of this person still open something; their own row is held, so that two forms at once count one another. */
export async function countLiveFeeds(tx: Tx, personId: PersonId): Promise<number> {
	await tx.selectFrom("person").select("id").where("id", "=", personId).forUpdate().execute();
	const { count } = await tx
		.selectFrom("calendarFeed")
		.select(({ fn }) => fn.countAll<number>().as("count"))
		.where("personId", "=", personId)
		.where("revokedAt", "is", null)
		.executeTakeFirstOrThrow();
	return count;
}

/** @throws NotFound also for somebody else's */
export async function lockFeed(tx: Tx, personId: PersonId, feedId: CalendarFeedId) {
	const row = await tx
		.selectFrom("calendarFeed")
		.select(["territoryId", "committeeId", "revokedAt"])
		.where("id", "=", feedId)
		.where("personId", "=", personId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as { territoryId: TerritoryId | null; committeeId: CommitteeId | null; revokedAt: Date | null };
}

export async function updateFeed(tx: Tx, feedId: CalendarFeedId, change: { lastReadOn: Day } | { revokedAt: Date }): Promise<void> {
	await tx.updateTable("calendarFeed").set(change).where("id", "=", feedId).execute();
}
