import type { PersonId, TerritoryId } from "../kernel/ids.ts";

/** One fact of a territory's journal: ids and codes only, names are looked up when it is shown. */
export interface JournalEntry {
	seq: number;
	at: Date;
	personId: PersonId | null;
	name: string;
	payload: Record<string, unknown>;
}

/** Why a chain is not what was written; `messages/journal.ts` says each in French under "audit.". */
export const breakReasons = [
	"missing",
	"head-missing",
	"truncated",
	"gap",
	"link-broken",
	"entry-altered",
	"head-altered",
	"minutes-missing",
	"minutes-altered",
	"minutes-unrecorded",
] as const;
export type BreakReason = (typeof breakReasons)[number];

export type ChainReport = { territoryId: TerritoryId; entries: number } & (
	| { intact: true }
	/** The first entry that does not hold; the last one read when no single entry is to blame. */
	| { intact: false; brokenAtSeq: number; reason: BreakReason }
);
