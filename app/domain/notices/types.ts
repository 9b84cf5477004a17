import type { Id, PersonId, TerritoryId } from "../kernel/ids.ts";

export type NoticeId = Id<"Notice">;

/** How a person hears of a kind: at once by mail, in the digest, in the product alone, or not at all. */
export const channels = ["mail", "digest", "inbox", "none"] as const;
export type Channel = (typeof channels)[number];

/** What a person hears of and chooses how, in the order of the page of preferences. */
export const noticeKinds = [
	"minutes-submitted",
	"minutes-changes-requested",
	"minutes-approved",
	"minutes-remark",
	"erratum",
	"meeting-changed",
	"meeting-cancelled",
	"poll-opened",
	"task-given",
	"task-done",
	"task-reopened",
	"mention",
	"comment-answered",
	"version-decided",
	"value-returned",
	"value-accepted",
	"campaign-assigned",
	"mandate-given",
	"mail-stopped",
	// raised by the sweep of reminders, whatever reminds: what waits for the person, what waits for others, what cannot wait
	"reminder",
	"reminder-of-others",
	"reminder-urgent",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** A kind, and for a reminder of what: "reminder/minutes-write". */
export type NoticeCode = NoticeKind | `${Extract<NoticeKind, `reminder${string}`>}/${string}`;

/** What a notice is about; `names.server.ts` knows the name, the place and the readers of each. */
export const noticeObjects = [
	"minutes",
	"meeting",
	"poll",
	"committee",
	"task",
	"sheet",
	"milestone",
	"comment",
	"indicator",
	"campaign",
	"referral",
	"elimination",
	"mission",
	"drop-in-session",
	"mandate",
	"programme",
	"member",
] as const;
export type NoticeObject = (typeof noticeObjects)[number];

/** What one may ask not to hear of: it silences all that it holds. */
export const mutedKinds = ["sheet", "committee"] as const;
export type MutedKind = (typeof mutedKinds)[number];

export interface RaisedNotice {
	territoryId: TerritoryId;
	personId: PersonId;
	kind: NoticeCode;
	objectKind: NoticeObject;
	objectId: string;
	/** Who did it; null: the product. */
	actorId: PersonId | null;
	/** Facts of one key are one notice of a person. */
	mergeKey: string;
	isUrgent: boolean;
	/** Id of the fact: told once, however often its job runs. */
	cause?: string;
	/** Whether a letter of its own tells it; unsaid, as its kind has it. */
	isTold?: boolean;
}

export interface Notice {
	id: NoticeId;
	territoryId: TerritoryId;
	kind: NoticeCode;
	objectKind: NoticeObject;
	objectId: string;
	times: number;
	happenedAt: Date;
}

export interface NoticeName {
	title: string;
	/** The body, the sheet, the campaign it belongs to. */
	context: string;
	/** Path of its page. */
	href: string;
	territoryName: string;
}
