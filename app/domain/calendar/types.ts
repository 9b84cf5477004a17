import type { SheetStatus } from "../action-sheets/types.ts";
import type { Day } from "../kernel/calendar.ts";
import type { TerritoryId } from "../kernel/ids.ts";

export const calendarKinds = ["meeting", "milestone", "sheet-end", "value-due"] as const;
export type CalendarKind = (typeof calendarKinds)[number];

/** Something that has its place on a day of a territory. */
export interface CalendarEntry {
	/** The same as long as the thing exists, whoever reads: `meeting-<id>`, `milestone-<id>`, `sheet-end-<id>`, `value-<campaign>-<sheet>`. */
	uid: string;
	kind: CalendarKind;
	territoryId: TerritoryId;
	territorySlug: string;
	territoryName: string;
	/** Its own title: the meeting, the milestone, the action with its code, the campaign of values. */
	title: string;
	/** Where it comes from: the committee, the sheet with its code, or the axis of an action. */
	context: string;
	day: Day;
	/** Of meetings alone; everything else takes a whole day. */
	startsAt: Date | null;
	endsAt: Date | null;
	place: string | null;
	/** "done": a meeting held, a milestone reached, an action completed. */
	status: "confirmed" | "cancelled" | "done";
	/** Path of the page where it is told. */
	href: string;
	committeeSlug: string | null;
	sheetSlug: string | null;
	axisId: string | null;
	/** Who is in charge: the owner of a milestone, the pilot of an action, whoever is asked for values. */
	ownerName: string | null;
	isLate: boolean;
	/** How many values are still to be entered, of those alone. */
	valueCount: number | null;
	/** Grows whenever the row behind it changes. */
	revision: number;
}

/** An axis with sheets in the timeline. */
export interface TimelineAxis {
	id: string;
	number: number;
	title: string;
	programmeTitle: string;
	startYear: number | null;
	endYear: number | null;
	/** Sheets that have a date or a dated milestone; the others cannot be drawn. */
	dated: number;
	undated: number;
}

export interface TimelineSheet {
	slug: string;
	code: string;
	title: string;
	status: SheetStatus;
	isLate: boolean;
	startOn: Day | null;
	endOn: Day | null;
	leadName: string | null;
	/** Those with a date, earliest first. */
	milestones: { id: string; title: string; dueOn: Day; doneOn: Day | null; isLate: boolean }[];
}
