import type { z } from "zod";
import { RuleViolation } from "../kernel/errors.ts";
import { namesPerson } from "./identifiers.ts";
import type { SaveDraft } from "./schema.ts";
import type { Account, Card } from "./types.ts";

type Draft = z.output<typeof SaveDraft>;

/** The card is whole or is not: what is written of it is not dropped for want of a name. */
export function cardOf({ lastName, firstName, ...draft }: Draft): Card | null {
	const { phone, email, postalAddress, preferredChannel, mustNotContact, representative, interpreter, availability } = draft;
	const rest = { phone, email, postalAddress, preferredChannel, mustNotContact, representative, interpreter, availability };
	const isBegun = phone || email || postalAddress || mustNotContact || representative || interpreter || availability;
	return lastName || firstName || isBegun ? wholeCard({ lastName, firstName, ...rest }) : null;
}

export function wholeCard({ lastName, firstName, ...rest }: Pick<Draft, keyof Card>): Card {
	if (!lastName) throw new RuleViolation("required", "lastName");
	if (!firstName) throw new RuleViolation("required", "firstName");
	return { lastName, firstName, ...rest };
}

export function accountOf({ subject, done, asked, notInformedMotive }: Draft): Account | null {
	if (!subject && !asked && !done && !notInformedMotive) return null;
	if (!subject) throw new RuleViolation("required", "subject");
	if (!asked) throw new RuleViolation("required", "asked");
	return { subject, done, asked, notInformedMotive };
}

/** Who it is about stands on the card alone. */
export function assertUnnamed(account: Account, card: Pick<Card, "lastName" | "firstName">): void {
	for (const field of ["subject", "done", "asked", "notInformedMotive"] as const) {
		const text = account[field];
		if (text && namesPerson(text, card)) throw new RuleViolation("referral.identifier-name", field);
	}
}

/** What a recipient sees of a card: where a contact could put the person in danger, nothing to contact them by. */
export const shownToRecipients = (card: Card): Card =>
	card.mustNotContact ? { ...card, phone: null, email: null, postalAddress: null, preferredChannel: "through-sender" } : card;
