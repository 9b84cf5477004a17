import type { Account, Card, Recipient, Referral } from "../referrals/types.ts";
import type { AccessLine, DemandId } from "./types.ts";

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
