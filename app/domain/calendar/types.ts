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
