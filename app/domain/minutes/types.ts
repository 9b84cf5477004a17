import type { DecisionVerb } from "../decisions/types.ts";
import type { Day } from "../kernel/calendar.ts";
import type { CommitteeId, Id, MeetingId, PersonId, SheetId } from "../kernel/ids.ts";

export type MinutesId = Id<"Minutes">;

export const minutesStatuses = ["draft", "submitted", "changes_requested", "approved"] as const;
export type MinutesStatus = (typeof minutesStatuses)[number];

/** A decision as it stands in the text, maybe half written. Dates and ids are checked, not whether they name anything. */
export interface DecisionBlock {
	verb: DecisionVerb;
	text: string;
	sheetId: SheetId | null;
	taskTitle: string | null;
	ownerId: PersonId | null;
	dueOn: Day | null;
	isConfidential: boolean;
}

/** Something to do that follows from no decision. */
export interface TaskBlock {
	title: string;
	sheetId: SheetId | null;
	ownerId: PersonId | null;
	dueOn: Day | null;
	isConfidential: boolean;
}

/** A count of hands; names of voters are never kept. */
export interface VoteBlock {
	question: string;
	inFavour: number;
	against: number;
	abstained: number;
	isConfidential: boolean;
}

export interface DocMark {
	type: string;
	attrs?: Record<string, unknown>;
}
export interface DocNode {
	type: string;
	attrs?: Record<string, unknown>;
	content?: DocNode[];
	marks?: DocMark[];
	text?: string;
}
declare const checked: unique symbol;
/** The text of minutes as ProseMirror JSON, once `checkDoc` has let it through. */
export type Doc = DocNode & { type: "doc"; readonly [checked]: true };

export interface Minutes {
	id: MinutesId;
	meetingId: MeetingId;
	committeeId: CommitteeId;
	status: MinutesStatus;
	revision: number;
	/** Whether every member of the committee may write, beside its lead. */
	isOpenToCommittee: boolean;
	doc: Doc;
	updatedAt: Date;
	updatedByName: string | null;
	submittedAt: Date | null;
	submittedByName: string | null;
	approvedAt: Date | null;
	approvedByName: string | null;
	frozenText: string | null;
	sha256: string | null;
}

/** One step on the way of the text between who writes it and who approves it. */
export interface Review {
	verdict: "submitted" | "changes_requested" | "approved";
	remark: string | null;
	personName: string;
	at: Date;
	/** The text as it was submitted; null for the other verdicts. */
	doc: Doc | null;
}

export const versionKinds = ["automatic", "named", "submitted", "restored"] as const;
export type VersionKind = (typeof versionKinds)[number];
