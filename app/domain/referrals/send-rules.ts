import type { SecretBasis } from "../kernel/actor.ts";
import type { Day } from "../kernel/calendar.ts";
import { type AgreementFacts, isCovered } from "./rules.ts";
import type { Part, Recipient, Referral } from "./types.ts";

/** What the check before sending knows of one recipient's organisation, today. */
export interface PlaceFacts {
	secretBasis: SecretBasis;
	nirReference: string | null;
	contactEmail: string | null;
	/** Agents in force, and how many of them are bound by secrecy. */
	agents: number;
	boundAgents: number;
}

export interface SendFacts {
	referral: Pick<
		Referral,
		"basis" | "basisReference" | "isInformed" | "notInformedReason" | "isAnonymous" | "objectedAt" | "senderOrganisationId"
	>;
	held: Record<Part, boolean>;
	/** What binds the author, and whether their organisation may hold the number. */
	author: { secretBasis: SecretBasis; nirReference: string | null };
	recipients: readonly { recipient: Pick<Recipient, "organisationId" | "scope" | "passesNir">; place: PlaceFacts | undefined }[];
	agreements: readonly AgreementFacts[];
	today: Day;
}

/** Why a referral cannot leave: a refusal code, beside the recipient it concerns when it concerns one. */
export interface Obstacle {
	code: string;
	organisationId?: string;
}

/** Everything that stands in the way of sending, all at once: one is not sent back from door to door. */
export function whatStopsSending({ referral, held, author, recipients, agreements, today }: SendFacts): Obstacle[] {
	const { basis, isInformed, isAnonymous } = referral;
	const about = (code: string): Obstacle => ({ code });
	const stops: Obstacle[] = [];
	if (referral.objectedAt) stops.push(about("referral.objected"));
	if (!held.account) stops.push(about("referral.account-missing"));
	if (isAnonymous && (held.card || held.nir)) stops.push(about("referral.anonymous-names"));
	if (!isAnonymous && !held.card) stops.push(about("referral.card-missing"));
	if (!basis) stops.push(about("referral.basis-missing"));
	if (basis === "other" && !referral.basisReference) stops.push(about("referral.basis-reference-missing"));
	if (isInformed === null) stops.push(about("referral.informed-missing"));
	if (isInformed === false && !referral.notInformedReason) stops.push(about("referral.not-informed-reason-missing"));
	// whoever was not told cannot have agreed
	if (basis === "agreement" && isInformed === false) stops.push(about("referral.agreed-uninformed"));
	if ((basis === "l121-6-2" || basis === "l226-2-2") && author.secretBasis === "none") stops.push(about("referral.author-not-bound"));
	if (recipients.length === 0) stops.push(about("referral.no-recipient"));
	return stops.concat(
		recipients.flatMap(({ recipient, place }) =>
			whatStopsPassing({ referral, held, author, agreements, today }, recipient, place).map((code) => ({
				code,
				organisationId: recipient.organisationId,
			})),
		),
	);
}

/** Why a referral cannot pass to one body: on sending, and on every relay. */
export function whatStopsPassing(
	{ referral, held, author, agreements, today }: Omit<SendFacts, "recipients">,
	{ organisationId, scope, passesNir }: Pick<Recipient, "organisationId" | "scope" | "passesNir">,
	place: PlaceFacts | undefined,
): string[] {
	if (organisationId === referral.senderOrganisationId) return ["referral.own-organisation"];
	if (!place || (place.agents === 0 && !place.contactEmail)) return ["referral.nobody-there"];
	const isShared = referral.basis === "l121-6-2" || referral.basis === "l226-2-2";
	const stops: string[] = [];
	if (scope === "full") {
		if (place.secretBasis === "none") stops.push("referral.recipient-not-bound");
		// a link proves a mailbox, not a person whom secrecy binds
		else if (place.agents === 0) stops.push("referral.link-card-only");
		else if (place.boundAgents === 0) stops.push("referral.agents-not-bound");
	} else {
		if (referral.isAnonymous) stops.push("referral.anonymous-card");
		if (isShared && place.secretBasis === "none" && referral.basis === "l226-2-2") stops.push("referral.recipient-not-bound");
	}
	if (passesNir && (!held.nir || scope !== "full" || !place.nirReference || !author.nirReference)) stops.push("referral.nir-closed");
	if (referral.basis === "agreement" && !referral.isAnonymous && !isCovered(agreements, { organisationId, scope, passesNir }, today))
		stops.push("referral.not-agreed");
	return stops;
}
