import type { Day } from "../kernel/calendar.ts";
import {
	type DeclineReason,
	declineReasons,
	type Need,
	type NoSolutionReason,
	needs,
	noSolutionReasons,
	type Outcome,
	outcomes,
	type RecipientState,
} from "../referrals/types.ts";

/** Requests that have everything below in common: what the database counts before anything leaves it. */
export interface CountRow {
	/** First day of the month they were sent. */
	month: Day;
	need: Need;
	state: RecipientState;
	declineReason: DeclineReason | null;
	outcome: Outcome | null;
	noSolutionReason: NoSolutionReason | null;
	/** Calendar days to the first answer; null when none came. */
	answerDays: number | null;
	count: number;
}

export const delays = ["same-day", "1-3", "4-10", "11-30", "later", "none"] as const;
export type Delay = (typeof delays)[number];

/** What became of a request: where it stands, or how it ended. */
export const ends = ["open", "relayed", "declined", "expired", "cancelled", ...outcomes] as const;
export type End = (typeof ends)[number];

/** The lines of each table that is published. */
export const tableLines = {
	need: needs,
	delay: delays,
	outcome: ends,
	decline: declineReasons,
	"no-solution": noSolutionReasons,
	"unmet-need": needs,
} as const satisfies Record<string, readonly string[]>;
export type TableKey = keyof typeof tableLines;
export const tableKeys = Object.keys(tableLines) as TableKey[];

/** The line of a table that says its total. */
export const totalLine = "total";

export const quarters = [1, 2, 3, 4] as const;
export type Quarter = (typeof quarters)[number];

/** « 2026-03 », or « 2026-T1 » for a quarter. */
export type PeriodKey = string;

/** A count, or null for one that is kept secret. */
export type Shown = number | null;

export interface PublishedLine {
	code: string;
	/** By period; a period that is not published yet has no entry. */
	counts: Record<PeriodKey, Shown>;
}

export interface PublishedTable {
	key: TableKey;
	/** Its numbers are given for quarters only. */
	isQuarterly: boolean;
	lines: PublishedLine[];
	total: Record<PeriodKey, Shown>;
}

/** What is published of a quarter: nothing yet, nothing at all (too few), its own numbers only, or those of its months as well. */
export type Detail = "waiting" | "secret" | "quarter" | "months";

export interface PublishedQuarter {
	quarter: Quarter;
	key: PeriodKey;
	months: PeriodKey[];
	/** The day it is published, once and whole. */
	opensOn: Day;
	detail: Detail;
}

/** Everything that is ever shown of a year's referrals: page, exports, documents and indicators take their numbers here. */
export interface PublishedYear {
	year: number;
	threshold: number;
	quarters: PublishedQuarter[];
	tables: PublishedTable[];
}
