import type { TerritoryId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

interface Reader {
	/** Where they are a member today. */
	territoryIds: readonly TerritoryId[];
}

/** Who reads a calendar on its page may have it in their own program: every member reads every committee's. */
export function createCalendarFeed({ territoryIds }: Reader, { territoryId }: { territoryId: TerritoryId | null }): Verdict {
	const isOpen = territoryId === null ? territoryIds.length > 0 : territoryIds.includes(territoryId);
	return isOpen ? allow : deny("calendar-feed.no-territory");
}
