import type { Day } from "../kernel/calendar.ts";
import { type Id, idSchema, type OrganisationId, type PersonId } from "../kernel/ids.ts";
import type { Account, Card, Recipient, Referral, ReferralId } from "../referrals/types.ts";

/** What one letter of a person asks, over one referral or several. */
export type DemandId = Id<"Demand">;
export const DemandId = idSchema("Demand");
export type RequestId = Id<"ReferralRequest">;
export const RequestId = idSchema("ReferralRequest");
export type EliminationId = Id<"EliminationList">;
export const EliminationId = idSchema("EliminationList");

/** Rights of the person (RGPD, art. 15, 16, 18, 21 and 17). */
export const requestKinds = ["access", "rectification", "limitation", "objection", "erasure"] as const;
export type RequestKind = (typeof requestKinds)[number];

export const requestAnswers = ["granted", "refused"] as const;
export type RequestAnswer = (typeof requestAnswers)[number];

/** Why a right is not granted; the first also says why an erasure waits for the archives. */
export const refusalReasons = ["public-archives", "public-interest", "legal-claims", "not-concerned", "unfounded"] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** One right over one referral. */
export interface RightsRequest {
	id: RequestId;
	demandId: DemandId;
	/** Null once the referral is erased. */
	referralId: ReferralId | null;
	reference: string;
	kind: RequestKind;
	receivedOn: Day;
	dueOn: Day;
	openedBy: PersonId;
	openedAt: Date;
	closedAt: Date | null;
	answer: RequestAnswer | null;
	answerReason: RefusalReason | null;
}

/** Where a person is known, for the DPO: which bodies, when; not what is said. */
export interface KnownReferral {
	referralId: ReferralId;
	reference: string;
	senderName: string;
	recipientNames: string[];
	sentAt: Date | null;
	isArchived: boolean;
}

export const accessKinds = ["read", "export", "print", "file", "search", "link", "refused"] as const;
export type AccessKind = (typeof accessKinds)[number];

/** A line of « qui a vu quoi ». */
export interface AccessLine {
	seq: number;
	at: Date;
	/** Null: an organisation, by its link. */
	personName: string | null;
	organisationName: string | null;
	referralId: ReferralId | null;
	reference: string | null;
	what: AccessKind;
	detail: string;
}

export const eliminationKinds = ["answered", "unanswered", "erasure"] as const;
/** Why a referral is on a list: kept for as long as was said, or erased at the person's request. */
export type EliminationKind = (typeof eliminationKinds)[number];

export interface EliminationList {
	id: EliminationId;
	preparedAt: Date;
	isPublic: boolean;
	visaReference: string | null;
	visaOn: Day | null;
	confirmedAt: Date | null;
	executedAt: Date | null;
	itemCount: number;
	settledCount: number;
	keptCount: number;
}

export interface EliminationItem {
	reference: string;
	senderOrganisationId: OrganisationId;
	senderName: string;
	kind: EliminationKind;
	lastContactOn: Day;
	settledAt: Date | null;
	isKept: boolean;
}

/** Where the list stands. */
export type EliminationState = "awaiting-visa" | "ready" | "running" | "done";

/** Everything held about a person in one referral. The registration number is told as held, and never written out. */
export interface HeldReferral {
	referral: Referral;
	senderName: string;
	authorName: string;
	card: Card | null;
	account: Account | null;
	isNirHeld: boolean;
	recipients: {
		recipient: Recipient;
		organisationName: string;
		steps: {
			at: Date;
			action: string;
			toState: string;
			code: string | null;
			appointmentAt: Date | null;
			word: string | null;
			byName: string | null;
			isByLink: boolean;
		}[];
	}[];
	messages: { at: Date; authorName: string; organisationName: string; text: string }[];
	/** Every author's own, which nobody else reads otherwise. */
	notes: { authorName: string; updatedAt: Date; text: string }[];
	agreements: {
		givenOn: string;
		endsOn: string;
		withdrawnOn: string | null;
		channel: string;
		givenBy: string;
		withInterpreter: boolean;
		covers: string[];
		organisationNames: string[];
		collectedByName: string;
	}[];
	attachments: { id: string; kind: string; name: string; addedAt: Date; addedByName: string | null }[];
	accesses: AccessLine[];
}

export interface Dossier {
	demandId: DemandId;
	producedAt: Date;
	producedByName: string;
	referrals: HeldReferral[];
}
