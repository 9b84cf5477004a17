import { sql } from "kysely";
import { type Db, inUnit } from "#db/client.server.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { CommitteeId, PersonId, TerritoryId } from "../kernel/ids.ts";
import { tokenHash } from "../kernel/token.server.ts";
import type { CalendarFeedId, FoundFeed, ListedFeed } from "./types.ts";

/** Whose feed an address of a calendar program is; null when nobody ever made it. Looking changes nothing. */
export function findCalendarFeed(db: Db, token: string, now: Date): Promise<FoundFeed | null> {
	return inUnit(
		db,
		{ personId: null, territoryIds: [], now },
		async (tx) => {
			const { rows } = await sql<FoundFeed>`select * from auth_find_calendar_feed(${tokenHash(token)})`.execute(tx);
			return rows[0] ?? null;
		},
		"read only",
	);
}

/** The addresses of this person that still open something, the newest first. */
export async function listLiveFeeds(tx: ReadTx, personId: PersonId): Promise<ListedFeed[]> {
	const rows = await tx
		.selectFrom("calendarFeed as feed")
		.leftJoin("committee", "committee.id", "feed.committeeId")
		.select(["feed.id", "feed.label", "feed.committeeId", "feed.territoryId", "feed.createdAt", "feed.lastReadOn"])
		.select(["committee.name", "committee.slug"])
		.where("feed.personId", "=", personId)
		.where("feed.revokedAt", "is", null)
		.orderBy("feed.createdAt", "desc")
		.orderBy("feed.id", "desc")
		.execute();
	return rows.map(({ id, label, committeeId, territoryId, createdAt, lastReadOn, name, slug }) => ({
		id: id as CalendarFeedId,
		label,
		isOwn: committeeId === null,
		committee: name && slug ? { name, slug, territoryId: territoryId as TerritoryId } : null,
		createdAt,
		lastReadOn: lastReadOn as Day | null,
	}));
}

/** Committees whose calendar a person may take away, in the territories open to them; by name. */
export async function listCommitteeChoices(
	tx: ReadTx,
	territoryIds: readonly TerritoryId[],
): Promise<{ id: CommitteeId; name: string; territoryId: TerritoryId }[]> {
	if (territoryIds.length === 0) return [];
	const rows = await tx
		.selectFrom("committee")
		.select(["id", "name", "territoryId"])
		.where("territoryId", "in", [...territoryIds])
		.orderBy("name")
		.execute();
	return rows as { id: CommitteeId; name: string; territoryId: TerritoryId }[];
}

/** The committee of a feed, wherever it is among the open territories. */
export async function findCommitteeOf(tx: ReadTx, territoryIds: readonly TerritoryId[], committeeId: CommitteeId) {
	return (await listCommitteeChoices(tx, territoryIds)).find(({ id }) => id === committeeId) ?? null;
}
