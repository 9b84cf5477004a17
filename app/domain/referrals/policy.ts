import type { Actor } from "../kernel/actor.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import { isTurnedAway } from "./rules.ts";
import type { Part, Recipient, Referral, Standing } from "./types.ts";

const isAgent = (actor: Actor): boolean => actor.referral?.duties.includes("agent") ?? false;

/** The pages of referrals exist for agents, managers and the DPO; to all others, elected officials first, they do not. */
export const enterReferrals = (actor: Actor): Verdict =>
	actor.referral && actor.referral.duties.length > 0 ? allow : deny("referral.no-duty");

export const startReferral = (actor: Actor): Verdict => (isAgent(actor) ? allow : deny("referral.agents-only"));

/** What may be disclosed: the sender's side sees all; a recipient what was sent to it, the account and the number only under secrecy. */
export function readPart(
	standing: Standing,
	referral: Pick<Referral, "archivedAt" | "status">,
	recipient: Pick<Recipient, "scope" | "isBound" | "passesNir" | "state" | "accessEndedAt"> | null,
	part: Part,
): Verdict {
	if (standing.side === "dpo") return allow;
	if (referral.archivedAt) return deny("referral.archived");
	if (standing.side === "sender") return allow;
	if (!recipient || recipient.accessEndedAt || recipient.state === "draft") return deny("referral.not-named");
	if (isTurnedAway(recipient.state)) return deny("referral.turned-away");
	if (part === "card") return allow;
	if (recipient.scope !== "full" || !recipient.isBound || !standing.isBound) return deny("referral.card-only");
	return part === "nir" && !recipient.passesNir ? deny("referral.nir-closed") : allow;
}

export const editDraft = (standing: Standing | null, referral: Pick<Referral, "status">): Verdict =>
	standing?.side !== "sender" ? deny("referral.sender-only") : referral.status === "draft" ? allow : deny("referral.already-sent");

/** An anonymous referral, sent or not, comes to name the person while its content is open and they did not object. */
export function nameReferral(
	standing: Standing | null,
	{ isAnonymous, archivedAt, objectedAt }: Pick<Referral, "isAnonymous" | "archivedAt" | "objectedAt">,
): Verdict {
	if (standing?.side !== "sender") return deny("referral.sender-only");
	if (!isAnonymous) return deny("referral.already-named");
	if (archivedAt) return deny("referral.archived");
	return objectedAt ? deny("referral.objected") : allow;
}

/** Whether one acts on a recipient's answer, and for which side. */
export function advanceReferral(
	standing: Standing | null,
	recipient: Pick<Recipient, "id">,
	by: "sender" | "recipient" | "either",
): Verdict {
	if (standing?.side === "sender") return by === "recipient" ? deny("referral.recipient-only") : allow;
	if (standing?.side === "recipient" && standing.recipientId === recipient.id)
		return by === "sender" ? deny("referral.sender-only") : allow;
	return deny("referral.not-named");
}

/** What is said in the thread is under secrecy: those who read the account write there. */
export const writeMessage = (readsAccount: Verdict, standing: Standing): Verdict =>
	standing.side === "dpo" ? deny("referral.not-named") : readsAccount;

/** An agreement names every body that follows the person: those whom secrecy does not bind have no business with it. */
export const readAgreements = (standing: Standing): Verdict =>
	standing.side === "recipient" && !standing.isBound ? deny("referral.not-bound") : allow;

/** Whoever receives the person, under secrecy, may collect their agreement; withdrawing it is recorded on either side too. */
export const collectAgreement = (standing: Standing | null): Verdict =>
	standing && standing.side !== "dpo" ? readAgreements(standing) : deny("referral.not-named");

/** Colleagues are named by one who reads on the same side, or by their manager. */
export const assignReferral = (standing: Standing | null, side: { recipientId: string | null }): Verdict =>
	standing && standing.side !== "dpo" && standing.recipientId === side.recipientId ? allow : deny("referral.not-named");

/** Once it left, the sender's side may send it to one more body; a draft has its own page for that. */
export function sendToAnother(standing: Standing | null, referral: Pick<Referral, "status" | "archivedAt" | "objectedAt">): Verdict {
	if (standing?.side !== "sender") return deny("referral.sender-only");
	if (referral.status === "draft") return deny("referral.wrong-state");
	if (referral.archivedAt) return deny("referral.archived");
	return referral.objectedAt ? deny("referral.objected") : allow;
}
