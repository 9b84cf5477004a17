import type { Day } from "../kernel/calendar.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";

/** In the order in which a person reads them. */
export const dutyGroups = ["to-approve", "to-fill", "late", "upcoming"] as const;
export type DutyGroup = (typeof dutyGroups)[number];

export const dutyKinds = [
	"approve-minutes",
	"correct-minutes",
	"write-minutes",
	"task",
	"milestone",
	"sub-action",
	"values",
	"review-values",
	"answer-poll",
	"answer-referral",
	"rectify-referral",
] as const;
export type DutyKind = (typeof dutyKinds)[number];

export interface Whose {
	personId: PersonId;
	/** The territories where the person works today. */
	territoryIds: readonly TerritoryId[];
}

/** Something that waits for one person, anywhere they work. */
export interface Duty {
	group: DutyGroup;
	kind: DutyKind;
	territoryId: TerritoryId;
	territorySlug: string;
	territoryName: string;
	/** The object's own title: the meeting, the task, the milestone, the campaign of values; what a count is of. */
	title: string;
	/** Where it comes from: the committee, or the sheet with its code (of a sub-action, with the sheet that it belongs to). */
	context: string;
	/** Path of the page where it is done. */
	href: string;
	/** Of minutes to approve, the last day to observe them. */
	dueOn: Day | null;
	/** The day of the meeting whose minutes are waited for; null for tasks and milestones. */
	meetingOn: Day | null;
}
