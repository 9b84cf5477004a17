import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import { readPart, writeMessage } from "./policy.ts";
import { isTurnedAway } from "./rules.ts";
import type { Recipient, Referral, Standing } from "./types.ts";

type Facts = Pick<Referral, "archivedAt" | "objectedAt" | "status">;

/** To write is to share again: it takes what reading the account takes, and stops where the person objected. */
export function writeIn(standing: Standing, referral: Facts, own: Recipient | null): Verdict {
	if (referral.status === "draft") return deny("referral.not-sent");
	const verdict = writeMessage(readPart(standing, referral, own, "account"), standing);
	return verdict.allowed && referral.objectedAt ? deny("referral.objected") : verdict;
}

/** Whoever is told something reads it: a body that received the card alone, or turned the referral away, reads no message. */
export const readsMessages = ({ scope, isBound, state, accessEndedAt }: Recipient): boolean =>
	scope === "full" && isBound && state !== "draft" && !isTurnedAway(state) && accessEndedAt === null;

/** A note is for its author alone, who reads at least the card. */
export const keepNote = (standing: Standing, referral: Facts, own: Recipient | null): Verdict =>
	standing.side === "dpo" ? deny("referral.not-named") : readPart(standing, referral, own, "card");

/** One stops reading of one's own will while somebody at work reads on. */
export const endReading = (standing: Standing, othersAtWork: number): Verdict => {
	if (standing.side === "dpo") return deny("referral.not-named");
	return othersAtWork > 0 ? allow : deny("referral.last-reader");
};
