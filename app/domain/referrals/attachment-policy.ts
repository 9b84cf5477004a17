import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import { readPart } from "./policy.ts";
import type { Referral, Standing } from "./types.ts";

type Facts = Pick<Referral, "archivedAt" | "objectedAt" | "isAnonymous">;

/** The sender's side attaches, before or after sending; nothing more once the person objects, and nothing that could name an anonymous person. */
export function addAttachment(standing: Standing | null, referral: Facts): Verdict {
	const verdict = removeAttachment(standing, referral);
	if (!verdict.allowed) return verdict;
	if (referral.objectedAt) return deny("referral.objected");
	return referral.isAnonymous ? deny("referral.attachment-anonymous") : allow;
}

/** Taking away stays possible when adding is not. */
export function removeAttachment(standing: Standing | null, referral: Pick<Referral, "archivedAt">): Verdict {
	if (standing?.side !== "sender") return deny("referral.sender-only");
	return referral.archivedAt ? deny("referral.archived") : allow;
}

/** A file says as much as the account: whoever reads the one reads the other. */
export const readAttachment = (
	standing: Standing,
	referral: Parameters<typeof readPart>[1],
	recipient: Parameters<typeof readPart>[2],
): Verdict => readPart(standing, referral, recipient, "account");
