import type { RequestKind } from "#app/domain/referral-rights/types.ts";
import type { Action } from "#app/domain/referrals/rules.ts";
import type { StepAction } from "#app/domain/referrals/step-slugs.ts";
import type { Account, AttachmentKind, Card, Recipient, RecipientState, Referral, Standing } from "#app/domain/referrals/types.ts";
import type { ShownReminder } from "../reminders/next-reminder.tsx";
import type { AgreementSummaryProps } from "./agreement-summary.tsx";
import type { AttachmentListProps } from "./attachments.tsx";

/** What the page of a referral shows to one reader; instants are texts. */
export interface ReferralPage {
	territory: string;
	today: string;
	side: Standing["side"];
	/** What the reader is reminded of. */
	reminders: readonly ShownReminder[];
	/** What the person asks: told to those who sent it. */
	requests: readonly { kind: RequestKind; receivedOn: string; dueOn: string }[];
	referral: Pick<
		Referral,
		| "id"
		| "reference"
		| "need"
		| "public"
		| "purpose"
		| "urgency"
		| "basis"
		| "basisReference"
		| "isInformed"
		| "notInformedReason"
		| "isAnonymous"
	> & {
		senderName: string;
		authorName: string | null;
		sentAt: string | null;
		isArchived: boolean;
		isObjected: boolean;
	};
	closedBecause: string | null;
	/** The account was not sent to this reader, or binds none of them. */
	isCardOnly: boolean;
	card: Card | null;
	account: Account | null;
	hasNir: boolean;
	answers: readonly Answer[];
	others: readonly { organisationName: string; state: RecipientState; since: string }[];
	offers: { silentIds: readonly string[]; bodies: readonly string[] } | null;
	thread: Thread;
	note: string | null;
	readers: readonly string[];
	attachments: AttachmentListProps["attachments"] & readonly { kind: AttachmentKind }[];
	agreement: AgreementSummaryProps;
	can: Record<"keepNote" | "assign" | "name" | "rectify" | "attach" | "detach", boolean>;
}

/** One body's answer, with its steps in order. */
export interface Answer
	extends Pick<
		Recipient,
		"id" | "scope" | "byLink" | "state" | "waitingOn" | "dueOn" | "declineReason" | "outcome" | "noSolutionReason" | "noShows"
	> {
	organisationName: string;
	assignedName: string | null;
	relayedBy: string | null;
	since: string;
	appointmentAt: string | null;
	isAccessEnded: boolean;
	/** What the reader may do now. */
	actions: readonly StepAction[];
	steps: readonly {
		at: string;
		appointmentAt: string | null;
		personName: string | null;
		action: Action;
		fromState: string;
		toState: string;
		isByLink: boolean;
		code: string | null;
		word: string | null;
	}[];
}

export interface Thread {
	isOpen: boolean;
	canWrite: boolean;
	targets: readonly { id: string; name: string }[];
	messages: readonly {
		id: string;
		text: string;
		at: string;
		authorName: string | null;
		organisationName: string;
		toName: string | null;
		isMine: boolean;
	}[];
}
