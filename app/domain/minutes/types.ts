import type { DecisionVerb } from "../decisions/types.ts";
import type { Day } from "../kernel/calendar.ts";
import { type CommitteeId, type Id, idSchema, type MeetingId, type PersonId, type SheetId } from "../kernel/ids.ts";

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
	/** The day to which it moves the end of its sheet. */
	newEndOn?: Day | null;
	/** The number it bears already, where approved minutes were re-opened: nobody writes it. */
	reference?: string | null;
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
	/** Whether this is what those outside the committee read: less than the whole, under the fingerprint of the whole. */
	isOpenCut: boolean;
	doc: Doc;
	updatedAt: Date;
	updatedByName: string | null;
	submittedAt: Date | null;
	submittedByName: string | null;
	approvedAt: Date | null;
	approvedByName: string | null;
	/** Nobody answered within the delay, and the committee's charter says that this is an answer. */
	isApprovedBySilence: boolean;
	frozenText: string | null;
	sha256: string | null;
	/** Where these replace approved minutes: which, why, who asked and when. */
	reopenedFrom: MinutesId | null;
	reopenReason: string | null;
	reopenedAt: Date | null;
	reopenedByName: string | null;
	/** When approved minutes were re-opened in their turn. */
	replacedAt: Date | null;
}

/** One step on the way of the text between who writes it and who approves it. */
export interface Review {
	verdict: "submitted" | "changes_requested" | "approved";
	remark: string | null;
	/** Null for silence. */
	personName: string | null;
	at: Date;
	/** The text as it was submitted; null for the other verdicts. */
	doc: Doc | null;
}

export const versionKinds = ["automatic", "named", "submitted", "restored"] as const;
export type VersionKind = (typeof versionKinds)[number];

export type RemarkId = Id<"Remark">;
export const RemarkId = idSchema("Remark");

/** What the chair asks of one passage. */
export interface Remark {
	id: RemarkId;
	/** Which block of the text it was written beside, from 0, and the words of that block then. */
	position: number;
	quote: string;
	text: string;
	personName: string;
	at: Date;
	resolvedAt: Date | null;
	resolvedByName: string | null;
}

/** What someone who was there says of the submitted text. */
export interface Observation {
	id: string;
	text: string;
	personName: string;
	at: Date;
}

export type ErratumId = Id<"Erratum">;
export const ErratumId = idSchema("Erratum");
export type ErratumStatus = "proposed" | "approved" | "refused";

/** A mistake found in approved minutes: said beside them, never put right in them. */
export interface Erratum {
	id: ErratumId;
	/** The words it is about, as they stand; null for the whole. */
	passage: string | null;
	text: string;
	status: ErratumStatus;
	proposedByName: string;
	proposedAt: Date;
	decidedByName: string | null;
	decidedAt: Date | null;
}

/** What the server says beside a live text, as JSON: which of the editor's marks is stored, what the person may do now, what went wrong. */
export type LiveNotice =
	| { kind: "stored"; mark: number }
	| { kind: "access"; access: "write" | "read" }
	| { kind: "trouble"; code: "text-too-long" | "database-away" };
