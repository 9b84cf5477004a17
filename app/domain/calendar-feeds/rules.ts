import { type Day, plusDays } from "../kernel/calendar.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { FoundFeed } from "./types.ts";

/** Enough for every device of a person and for every committee they follow; a page of forgotten addresses protects nobody. */
export const maxLiveFeeds = 20;

/** What a feed shows around a day: programs keep what they read, so a year back is plenty. */
export const feedWindow = (today: Day): { from: Day; to: Day } => ({ from: plusDays(today, -365), to: plusDays(today, 731) });

/**
 * Where the owner of a feed may read at this moment, within what the feed is about. None once it is revoked, the account closed or the
 * membership over: the calendar is then empty, so that programs drop what they had.
 */
export function readableTerritories(
	feed: Pick<FoundFeed, "isActive" | "revokedAt" | "territoryId">,
	memberOf: readonly TerritoryId[],
): TerritoryId[] {
	if (!feed.isActive || feed.revokedAt) return [];
	return memberOf.filter((territoryId) => feed.territoryId === null || territoryId === feed.territoryId);
}
