import type { Day } from "../kernel/calendar.ts";
import { type CommitteeId, type Id, idSchema, type PersonId, type TerritoryId } from "../kernel/ids.ts";

export type CalendarFeedId = Id<"CalendarFeed">;
export const CalendarFeedId = idSchema("CalendarFeed");

/** A committee's calendar is in one territory; without a committee it is its owner's own, over all their territories. */
export type FeedSubject = { territoryId: TerritoryId; committeeId: CommitteeId } | { territoryId: null; committeeId: null };

/** What the owner sees of an address they gave to a calendar program; the address itself is not kept. */
export interface ListedFeed {
	id: CalendarFeedId;
	/** How they recognise it: « téléphone ». */
	label: string | null;
	isOwn: boolean;
	/** Null for their own, and for a committee of a territory they may no longer enter. */
	committee: { name: string; slug: string; territoryId: TerritoryId } | null;
	createdAt: Date;
	lastReadOn: Day | null;
}

/** Whose an address is, whatever it may still show. */
export type FoundFeed = FeedSubject & {
	id: CalendarFeedId;
	personId: PersonId;
	/** False once the account is closed. */
	isActive: boolean;
	createdAt: Date;
	lastReadOn: Day | null;
	revokedAt: Date | null;
};
