import { type Day, plusDays } from "../kernel/calendar.ts";
import { RuleViolation } from "../kernel/errors.ts";
import type { AgreementFacts } from "./rules.ts";

type Term = Pick<AgreementFacts, "givenOn" | "endsOn">;

/** The last day that an agreement given on this day may last: a year, as the notice says. */
export const latestEnd = (givenOn: Day): Day => {
	const [year, rest] = [Number(givenOn.slice(0, 4)), givenOn.slice(4)];
	return `${year + 1}${rest === "-02-29" ? "-02-28" : rest}` as Day;
};

/** An agreement is given before it is recorded, is still of use, and lasts a year at most. */
export function assertTerm({ givenOn, endsOn }: Term, today: Day): void {
	if (givenOn > today) throw new RuleViolation("referral.agreement-to-come", "givenOn");
	if (endsOn < givenOn) throw new RuleViolation("referral.agreement-disordered", "endsOn");
	if (endsOn > latestEnd(givenOn)) throw new RuleViolation("referral.agreement-too-long", "endsOn");
	if (endsOn < today) throw new RuleViolation("referral.agreement-over", "endsOn");
}

/** Withdrawn after it was given, and before it is recorded; one that has ended may be withdrawn too: those still at work stop. */
export function assertWithdrawable({ givenOn, withdrawnOn }: Pick<AgreementFacts, "givenOn" | "withdrawnOn">, on: Day, today: Day): void {
	if (withdrawnOn) throw new RuleViolation("referral.agreement-withdrawn");
	if (on > today) throw new RuleViolation("referral.withdrawn-to-come", "withdrawnOn");
	if (on < givenOn) throw new RuleViolation("referral.withdrawn-before", "withdrawnOn");
}

export type AgreementState = "in-force" | "ended" | "withdrawn";

export const stateOfAgreement = ({ endsOn, withdrawnOn }: Pick<AgreementFacts, "endsOn" | "withdrawnOn">, today: Day): AgreementState =>
	withdrawnOn ? "withdrawn" : endsOn < today ? "ended" : "in-force";

/** A page says it two weeks ahead: time to ask the person again. */
export const endsSoon = (agreement: Pick<AgreementFacts, "endsOn" | "withdrawnOn">, today: Day): boolean =>
	stateOfAgreement(agreement, today) === "in-force" && agreement.endsOn <= plusDays(today, 14);
