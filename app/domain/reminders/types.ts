import type { Day } from "../kernel/calendar.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";

/** Those that have a mail of their own. */
export const reminderKinds = ["task", "milestone", "sub-action"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** Those whose object may be reminded of by hand, put off or stopped by whoever leads it. */
export const heldKinds = [
	...reminderKinds,
	"sheet",
	"value",
	"progress-note",
	"papers",
	"convocation",
	"meeting",
	"minutes-write",
	"minutes-submit",
	"minutes-observe",
	"minutes-approve",
	"minutes-diffuse",
	"mandate",
	"sheet-without-pilot",
	"mission",
	"programme",
	"drop-in-session",
	"referral-agreement",
	"referral-appointment",
] as const;
export type HeldKind = (typeof heldKinds)[number];

/** Everything that reminds. */
export const reminderKindCodes = [...heldKinds, "referral-retention", "elimination"] as const;
export type ReminderKindCode = (typeof reminderKindCodes)[number];

/** Those that a page shows together: what is waited for around one sheet, one meeting, its minutes. */
export const sheetKinds = ["sheet-without-pilot", "progress-note", "sheet", "sub-action"] as const satisfies readonly HeldKind[];
export const minutesKinds = [
	"minutes-write",
	"minutes-submit",
	"minutes-observe",
	"minutes-approve",
	"minutes-diffuse",
] as const satisfies readonly HeldKind[];
export const referralKinds = ["referral-agreement", "referral-appointment"] as const satisfies readonly HeldKind[];
export const meetingKinds = ["papers", "convocation", "meeting", ...minutesKinds] as const satisfies readonly HeldKind[];

/** Of a referral: nobody but those who may know of it is reminded, sees the reminder or decides upon it. */
export const isOfReferral = (kind: ReminderKindCode): boolean => kind.startsWith("referral-");

/** 'before-30', 'day', 'late-2'; 'held-<day>' once put off, 'manual-<day>' by hand, 'climb-1' for whoever leads. */
export type ReminderStage = string;

/** Something due that has an owner to remind. */
export interface DueItem {
	kind: ReminderKind;
	id: string;
	territoryId: TerritoryId;
	ownerId: PersonId;
	dueOn: Day;
}

/** The same with what its mail tells. */
export interface DueItemDetails extends DueItem {
	territorySlug: string;
	territoryName: string;
	title: string;
	/** The sheet with its code (of a sub-action, with the sheet that it belongs to), or the committee. */
	context: string;
	/** Slug of the sheet of a milestone, or of the sub-action. */
	sheetSlug: string | null;
}

/** A raised reminder that has a letter of its own. */
export type Letter = Pick<Claimed, "objectId" | "personId" | "stage" | "dueOn"> & { kind: ReminderKind };

/** A reminder that was just raised for a person. */
export interface Claimed {
	id: string;
	kind: ReminderKindCode;
	territoryId: TerritoryId;
	objectId: string;
	personId: PersonId;
	stage: ReminderStage;
	/** 0 whoever must act, 1 whoever leads, 2 the territory's officer. */
	level: number;
	dueOn: Day;
}

/** One that a person sent. */
export interface SentByHand extends Claimed {
	raisedBy: PersonId | null;
}

/** What may send a reminder into the future, or end it: a day to begin again on, or none. */
export interface Hold {
	untilOn: Day | null;
}
