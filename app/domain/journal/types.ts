import type { PersonId, TerritoryId } from "../kernel/ids.ts";

/** One fact of a territory's journal: ids and codes only, names are looked up when it is shown. */
export interface JournalEntry {
	seq: number;
	at: Date;
	personId: PersonId | null;
	name: string;
	payload: Record<string, unknown>;
}

/** Why a chain is not what was written; `messages/journal.ts` says each in French. */
export const breakReasons = [
	"journal.missing",
	"journal.head-missing",
	"journal.truncated",
	"journal.gap",
	"journal.link-broken",
	"journal.entry-altered",
	"journal.head-altered",
	"journal.minutes-missing",
	"journal.minutes-altered",
	"journal.minutes-unrecorded",
] as const;
export type BreakReason = (typeof breakReasons)[number];

export type ChainReport = { territoryId: TerritoryId; entries: number } & (
	| { intact: true }
	/** The place is that of the first entry that does not hold; null when no one entry is to blame. */
	| { intact: false; brokenAtSeq: number | null; reason: BreakReason }
);
