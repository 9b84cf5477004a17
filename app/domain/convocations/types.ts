import { type CommitteeId, type Id, idSchema, type MeetingId, type PersonId, type TerritoryId } from "../kernel/ids.ts";

export type RecipientId = Id<"ConvocationRecipient">;
export const RecipientId = idSchema("ConvocationRecipient");

export const answers = ["yes", "no", "represented"] as const;
export type Answer = (typeof answers)[number];

/** Why a letter about a meeting leaves. */
export const letterKinds = ["notice", "update", "cancellation", "chase", "reminder"] as const;
export type LetterKind = (typeof letterKinds)[number];

/** The last letter: still to go, taken by the mail server, refused by it, waiting for another try, or given up after the last. */
export type DeliveryState = "pending" | "sent" | "refused" | "waiting" | "failed";

/** Someone the notice goes to: a mandate holder, or a guest. */
export interface Invitee {
	personId: PersonId | null;
	guestId: string | null;
	name: string;
	organisationName: string | null;
	/** Null when the account is closed or the access is over: nothing can be sent. */
	email: string | null;
}

/** Someone the notice went to, and what they answered. */
export interface ConvokedPerson extends Invitee {
	id: RecipientId;
	answer: Answer | null;
	representedById: RecipientId | null;
	representedByName: string | null;
	answeredAt: Date | null;
	delivery: DeliveryState;
	/** What the mail server answered, when it refused. */
	deliveryCode: number | null;
}

export interface Convocation {
	meetingId: MeetingId;
	message: string | null;
	sentAt: Date;
	sentByName: string;
	/** The last day on which those without an answer were written to again. */
	chasedOn: string | null;
	people: ConvokedPerson[];
}

/** What the link of a mail opens: one person's place in one meeting. */
export interface ConvocationLink {
	territoryId: TerritoryId;
	territoryName: string;
	committeeId: CommitteeId;
	committeeName: string;
	meetingId: MeetingId;
	title: string;
	startsAt: Date;
	endsAt: Date | null;
	place: string | null;
	room: string | null;
	videoUrl: string | null;
	status: string;
	recipientId: RecipientId;
	name: string;
	answer: Answer | null;
	representedBy: RecipientId | null;
	points: { title: string; durationMinutes: number | null }[];
	/** Those who may represent this person. */
	others: { id: RecipientId; name: string }[];
}

/** What a letter about a meeting tells, as it stands now. */
export interface MeetingLetter {
	territorySlug: string;
	territoryName: string;
	committeeSlug: string;
	committeeName: string;
	committeeId: CommitteeId;
	title: string;
	startsAt: Date;
	endsAt: Date | null;
	place: string | null;
	room: string | null;
	videoUrl: string | null;
	status: string;
	revision: number;
	message: string | null;
	sentByName: string;
	sentByEmail: string;
	cancelledAt: Date | null;
	points: { title: string; durationMinutes: number | null }[];
	papers: LetterPaper[];
}

/** A paper of a point that is not confidential; without an address it is a file, read in the product. */
export interface LetterPaper {
	name: string;
	url: string | null;
	pointTitle: string;
}
