import { type Day, dayOf, plusDays } from "../kernel/calendar.ts";
import { plusWorkingDays } from "../kernel/working-days.ts";
import { daysToAct, isOver } from "./rules.ts";
import type { RecipientState, ReferralSettings, Urgency } from "./types.ts";

/** 1: who must act; 2: their manager; 3: the other side, which is offered another body; 4: all of them, again. */
export type ReminderStage = 1 | 2 | 3 | 4;

/** Working days between two reminders of a wait that goes on after everyone was told. */
const againAfter = 20;

/** One recipient's answer, as the passing of time sees it. */
export interface Wait {
	state: RecipientState;
	stateSince: Date;
	urgency: Urgency;
	dueOn: Day | null;
	reminderStage: number;
	remindedOn: Day | null;
	sentAt: Date | null;
	firstAnswerAt: Date | null;
}

/** The day on which each stage falls: the due day, then half of the delay later, and as much again. */
export function stageDays(wait: Pick<Wait, "state" | "urgency">, dueOn: Day, settings: ReferralSettings): [Day, Day, Day] {
	const half = Math.ceil(daysToAct(wait.state, wait.urgency, settings) / 2);
	const after = (days: number) => plusWorkingDays(dueOn, days, settings.department);
	return [dueOn, after(half), after(2 * half)];
}

/** What to remind of today, if anything; at most one stage a day, so that days without service are caught up in order. */
export function reminderDue(wait: Wait, settings: ReferralSettings, today: Day): ReminderStage | null {
	const { dueOn, reminderStage, remindedOn } = wait;
	if (dueOn === null || isOver(wait.state) || wait.state === "draft") return null;
	if (remindedOn !== null && remindedOn >= today) return null;
	if (reminderStage === 3) return remindedOn !== null && plusWorkingDays(remindedOn, againAfter, settings.department) <= today ? 4 : null;
	const day = stageDays(wait, dueOn, settings)[reminderStage];
	return day !== undefined && day <= today ? ((reminderStage + 1) as ReminderStage) : null;
}

/** Nobody ever answered: from the sending, or from the day it was opened again, the days allowed are over. */
export function isExpired({ state, stateSince, sentAt, firstAnswerAt }: Wait, settings: ReferralSettings, today: Day): boolean {
	if (firstAnswerAt !== null || sentAt === null) return false;
	if (state !== "sent" && state !== "received" && state !== "reopened") return false;
	return plusDays(dayOf(state === "reopened" ? stateSince : sentAt), settings.expiryDays) <= today;
}
