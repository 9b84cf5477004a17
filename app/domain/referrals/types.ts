import type { SecretBasis } from "../kernel/actor.ts";
import type { Day } from "../kernel/calendar.ts";
import { type Id, idSchema, type OrganisationId, type PersonId } from "../kernel/ids.ts";
import type { Department } from "../kernel/public-holidays.ts";

export type ReferralId = Id<"Referral">;
export const ReferralId = idSchema("Referral");
export type RecipientId = Id<"ReferralRecipient">;
export const RecipientId = idSchema("ReferralRecipient");
export type AgreementId = Id<"ReferralAgreement">;
export const AgreementId = idSchema("ReferralAgreement");

/** The common grid of needs. None of them tells of health: such data has no place here (CSP, art. L1110-4 and L1111-8). */
export const needs = [
	"rights",
	"finances",
	"food",
	"housing",
	"employment",
	"mobility",
	"digital",
	"childcare",
	"parenting",
	"youth",
	"ageing",
	"isolation",
	"language",
	"legal",
	"safety",
] as const;
export type Need = (typeof needs)[number];

export const publics = ["families", "youth", "single-adults", "seniors", "job-seekers", "newcomers", "everyone"] as const;
export type Public = (typeof publics)[number];

/** What secret information may be shared for (CASF, art. L121-6-2). */
export const purposes = ["assess", "decide", "implement"] as const;
export type Purpose = (typeof purposes)[number];

export const urgencies = ["immediate", "soon", "ordinary"] as const;
export type Urgency = (typeof urgencies)[number];

/** On what ground information passes from one body to another. */
export const shareBases = ["agreement", "l121-6-2", "l226-2-2", "226-14", "other"] as const;
export type ShareBasis = (typeof shareBases)[number];

export const notInformedReasons = ["against-child-interest", "danger", "unreachable", "other"] as const;
export type NotInformedReason = (typeof notInformedReasons)[number];

export const parts = ["card", "account", "nir"] as const;
/** What is disclosed together: how to reach the person; their situation; their registration number. */
export type Part = (typeof parts)[number];

export const scopes = ["full", "card"] as const;
/** What a recipient receives: everything, or the contact card alone. */
export type Scope = (typeof scopes)[number];

export const recipientStates = [
	"draft",
	"sent",
	"received",
	"info-requested",
	"accepted",
	"appointment",
	"met",
	"not-come",
	"in-progress",
	"relayed",
	"declined",
	"cancelling",
	"cancelled",
	"closed",
	"reopened",
	"expired",
] as const;
export type RecipientState = (typeof recipientStates)[number];

export const declineReasons = [
	"not-competent",
	"outside-area",
	"not-eligible",
	"incomplete",
	"duplicate",
	"no-capacity",
	"unreachable",
	"person-declines",
	"other",
] as const;
export type DeclineReason = (typeof declineReasons)[number];

export const outcomes = ["right-opened", "answered", "found-elsewhere", "unreachable", "no-solution"] as const;
export type Outcome = (typeof outcomes)[number];

export const noSolutionReasons = [
	"no-offer",
	"waiting-list",
	"not-eligible",
	"cost",
	"mobility",
	"no-capacity",
	"person-declines",
	"other",
] as const;
export type NoSolutionReason = (typeof noSolutionReasons)[number];

export const preferredChannels = ["phone", "sms", "email", "post", "through-sender"] as const;
export type PreferredChannel = (typeof preferredChannels)[number];

export const agreementChannels = ["oral", "paper", "sms"] as const;
export type AgreementChannel = (typeof agreementChannels)[number];

/** Types of documents that may follow a referral; none of health. */
export const attachmentKinds = ["resources-proof", "housing-proof", "debt-proof", "administrative-letter", "form", "mandate"] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** Who the person is and how to reach them: all that passes to a body that secrecy does not bind. */
export interface Card {
	lastName: string;
	firstName: string;
	phone: string | null;
	email: string | null;
	postalAddress: string | null;
	preferredChannel: PreferredChannel;
	/** Calling or writing could put the person in danger: one goes through the sender. */
	mustNotContact: boolean;
	representative: string | null;
	/** Language that an interpreter is needed for. */
	interpreter: string | null;
	availability: string | null;
}

/** The situation, under secrecy. */
export interface Account {
	subject: string;
	done: string | null;
	asked: string;
	/** Why the person was not informed, when the coded reason does not say it all. */
	notInformedMotive: string | null;
}

export const sides = ["sender", "recipient"] as const;
export type Side = (typeof sides)[number];

/** What stands in clear of a referral: codes, dates and organisations. */
export interface Referral {
	id: ReferralId;
	reference: string;
	senderOrganisationId: OrganisationId;
	authorId: PersonId;
	status: "draft" | "sent";
	isAnonymous: boolean;
	need: Need;
	public: Public;
	purpose: Purpose;
	urgency: Urgency;
	basis: ShareBasis | null;
	basisReference: string | null;
	isInformed: boolean | null;
	notInformedReason: NotInformedReason | null;
	createdAt: Date;
	sentAt: Date | null;
	lastContactOn: Day;
	archivedAt: Date | null;
	objectedAt: Date | null;
	revision: number;
}

export interface Recipient {
	id: RecipientId;
	referralId: ReferralId;
	organisationId: OrganisationId;
	parentId: RecipientId | null;
	scope: Scope;
	isBound: boolean;
	passesNir: boolean;
	byLink: boolean;
	state: RecipientState;
	stateSince: Date;
	waitingOn: Side | null;
	dueOn: Day | null;
	reminderStage: number;
	assignedTo: PersonId | null;
	declineReason: DeclineReason | null;
	outcome: Outcome | null;
	noSolutionReason: NoSolutionReason | null;
	appointmentAt: Date | null;
	noShows: number;
	sentAt: Date | null;
	firstAnswerAt: Date | null;
	closedAt: Date | null;
	accessEndedAt: Date | null;
	revision: number;
}

/** What an organisation is, for referrals. */
export interface ReferralOrganisation {
	organisationId: OrganisationId;
	secretBasis: SecretBasis;
	secretReference: string | null;
	nirReference: string | null;
	isPublicBody: boolean;
	contactEmail: string | null;
	needsNote: string | null;
	declinesNote: string | null;
	revision: number;
}

/** How a person stands towards one referral today; null when they do not. */
export interface Standing {
	/** A DPO stands there for as long as a request of the person is open. */
	side: Side | "dpo";
	/** The recipient they read it for; null on the sender's side. */
	recipientId: RecipientId | null;
	/** Secrecy binds the reader. */
	isBound: boolean;
}

/** A territory's settings of referrals. */
export interface ReferralSettings {
	childCellName: string | null;
	childCellContact: string | null;
	dpoName: string | null;
	dpoContact: string | null;
	immediateDays: number;
	soonDays: number;
	ordinaryDays: number;
	expiryDays: number;
	archiveAfterDays: number;
	answeredMonths: number;
	unansweredMonths: number;
	attachmentMonths: number;
	draftDays: number;
	accessLogMonths: number;
	countThreshold: number;
	revision: number;
	/** Of the territory, whose public holidays leave the working days. */
	department?: Department;
}

/** What a territory that set nothing works with: the defaults of its table, which a test compares with these. */
export const defaultSettings: ReferralSettings = {
	childCellName: null,
	childCellContact: null,
	dpoName: null,
	dpoContact: null,
	immediateDays: 1,
	soonDays: 3,
	ordinaryDays: 10,
	expiryDays: 30,
	archiveAfterDays: 30,
	answeredMonths: 24,
	unansweredMonths: 12,
	attachmentMonths: 6,
	draftDays: 30,
	accessLogMonths: 12,
	countThreshold: 11,
	revision: 0,
};
