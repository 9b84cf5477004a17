import type { DutyKind } from "../duties/types.ts";
import type { Day } from "../kernel/calendar.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import type { Department } from "../kernel/public-holidays.ts";
import type { NoticeCode } from "../notices/types.ts";

export const digestRhythms = ["daily", "weekly", "none"] as const;
export type DigestRhythm = (typeof digestRhythms)[number];

/** When a person wants to hear, on their own clock. */
export interface DigestPreference {
	rhythm: DigestRhythm;
	/** 'HH:MM' */
	atTime: string;
	/** Of a weekly one: 1 Monday … 5 Friday. */
	weekday: number;
	/** Of the IANA database. */
	zone: string;
}

/** The same with where the person works: a day off in all of these places is none of their working days. */
export interface DigestClock extends DigestPreference {
	departments?: readonly Department[];
}

/** From the first instant, counted, to the second, not counted. */
export interface DigestWindow {
	startsAt: Date;
	endsAt: Date;
}

/** Null while it waits; 'empty' had nothing to say; 'withheld' met a person who may not or will not be written to any more. */
export const digestOutcomes = ["sent", "empty", "withheld"] as const;
export type DigestOutcome = (typeof digestOutcomes)[number];

/** A window claimed for a person, whose digest waits to be sent. */
export interface WaitingDigest {
	id: string;
	personId: PersonId;
	/** Where the person works, the first of their territories, and their mail server: what turns are taken by. */
	territoryId: TerritoryId | null;
	mailDomain: string;
}

/** In the order in which they are read: what only this person can do comes first. */
export const digestSections = ["to-approve", "late", "to-fill", "to-prepare", "referrals", "upcoming", "decided", "news"] as const;
export type DigestSectionKey = (typeof digestSections)[number];

export interface DigestItem {
	/** Of a duty, of a notice, or of what the digest alone tells. */
	kind: DutyKind | NoticeCode | "prepare-meeting" | "late-of-others" | "decided" | "referral-waits";
	title: string;
	context: string;
	territoryName: string;
	/** Path of its page. */
	href: string;
	dueOn: Day | null;
	meetingOn: Day | null;
}

export interface DigestSection {
	key: DigestSectionKey;
	items: DigestItem[];
}
