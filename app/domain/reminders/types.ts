import type { Day } from "../kernel/calendar.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";

export const reminderKinds = ["task", "milestone", "sub-action"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** A week before, and on the day. */
export const reminderStages = ["week", "day"] as const;
export type ReminderStage = (typeof reminderStages)[number];

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
