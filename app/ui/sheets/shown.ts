import type { Milestone, Sheet, SheetMeeting, StatusChange } from "#app/domain/action-sheets/types.ts";
import type { IndicatorOfSheet } from "#app/domain/indicators/types.ts";
import type { PersonChoice } from "#app/domain/people/types.ts";
import type { ObjectiveChoice } from "#app/domain/programmes/types.ts";

/** What the pages of a sheet receive: the domain's things with instants as text, and what may be done to each. */
export type ShownSheet = Omit<Sheet, "milestones" | "history" | "updatedAt"> & { isLate: boolean; updatedAt: string };
export type ShownMilestone = Milestone & {
	isLate: boolean;
	canComplete: boolean;
	/** The next one; null once done, or without a day or an owner. */
	reminder: { nextOn: string | null; hold: { untilOn: string | null } | null } | null;
};
export type ShownIndicator = IndicatorOfSheet & { isReached: boolean | null; canRecord: boolean; canReview: boolean };
export type ShownMeeting = Omit<SheetMeeting, "startsAt"> & { startsAt: string };
export type ShownStatusChange = Omit<StatusChange, "changedAt"> & { changedAt: string };

/** What a sheet's form lets one choose from. */
export interface SheetChoices {
	objectives: readonly ObjectiveChoice[];
	people: readonly PersonChoice[];
	organisations: readonly { id: string; name: string }[];
	committees: readonly { id: string; name: string }[];
	worksites: readonly { id: string; title: string }[];
}
