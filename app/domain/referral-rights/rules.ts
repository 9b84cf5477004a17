import type { Day } from "../kernel/calendar.ts";
import type { ReferralSettings } from "../referrals/types.ts";
import type { EliminationKind, EliminationList, EliminationState, RightsRequest } from "./types.ts";

/** The same day so many months away, or the last of a shorter month. */
export function plusMonths(day: Day, count: number): Day {
	const [year, month, date] = day.split("-").map(Number) as [number, number, number];
	const lastDate = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 + count, Math.min(date, lastDate))).toISOString().slice(0, 10) as Day;
}

/** A person is answered within one month of their letter (RGPD, art. 12.3). */
export const answerDueOn = (receivedOn: Day): Day => plusMonths(receivedOn, 1);

export const isLateRequest = ({ closedAt, dueOn }: Pick<RightsRequest, "closedAt" | "dueOn">, today: Day): boolean =>
	closedAt === null && dueOn < today;

export interface Retention {
	isAnswered: boolean;
	lastContactOn: Day;
}

/** The last day a referral is kept: so many months after the last contact with the person. */
export const keptUntil = ({ isAnswered, lastContactOn }: Retention, settings: ReferralSettings): Day =>
	plusMonths(lastContactOn, isAnswered ? settings.answeredMonths : settings.unansweredMonths);

/** Why a referral is to be eliminated on this day, if it is. */
export const eliminationDue = (one: Retention, settings: ReferralSettings, today: Day): EliminationKind | null =>
	keptUntil(one, settings) >= today ? null : one.isAnswered ? "answered" : "unanswered";

/** The first day whose lines the access journal still keeps. */
export const accessKeptFrom = (settings: Pick<ReferralSettings, "accessLogMonths">, today: Day): Day =>
	plusMonths(today, -settings.accessLogMonths);

export function stateOfList(list: Pick<EliminationList, "isPublic" | "visaOn" | "confirmedAt" | "executedAt">): EliminationState {
	if (list.executedAt) return "done";
	if (list.confirmedAt) return "running";
	return list.isPublic && list.visaOn === null ? "awaiting-visa" : "ready";
}
