import type { Charter } from "../committees/types.ts";
import { type Day, dayOf, plusDays } from "../kernel/calendar.ts";
import { RuleViolation } from "../kernel/errors.ts";
import type { Answer, DeliveryState, Invitee } from "./types.ts";

export interface Whereabouts {
	place: string | null;
	room: string | null;
	videoUrl: string | null;
}

/** Where to go, on one line; null when one only knows when. */
export const whereText = ({ place, room, videoUrl }: Whereabouts): string | null =>
	[place, room, videoUrl].filter(Boolean).join(", ") || null;

/** As it stands in the mail and in the reader's calendar. */
export const announcedName = ({ committeeName, title }: { committeeName: string; title: string }): string => `${committeeName} – ${title}`;

interface Named extends Whereabouts {
	committeeName: string;
	title: string;
	startsAt: Date;
	endsAt: Date | null;
}
/** What those convoked were told last; of earlier notices the name was not kept. */
interface Announced {
	announcedStartsAt: Date;
	announcedEndsAt: Date | null;
	announcedPlace: string | null;
	announcedName: string | null;
}

export const sameTime = (one: Date | null, other: Date | null): boolean => (one?.getTime() ?? null) === (other?.getTime() ?? null);

/** Whether they know the meeting as it stands. */
export const isTold = (told: Announced, meeting: Named): boolean =>
	sameTime(told.announcedStartsAt, meeting.startsAt) &&
	sameTime(told.announcedEndsAt, meeting.endsAt) &&
	told.announcedPlace === whereText(meeting) &&
	(told.announcedName ?? announcedName(meeting)) === announcedName(meeting);

/** What is undone within ten minutes is told to nobody; three hours before a meeting, one does not wait. */
export const settlingMs = 10 * 60_000;
const pressingMs = 3 * 3_600_000;

/** Whether a change is to be told now. */
export const isSettled = (told: { changedAt: Date; announcedStartsAt: Date }, { startsAt }: { startsAt: Date }, now: Date): boolean =>
	now.getTime() - told.changedAt.getTime() >= settlingMs ||
	Math.min(startsAt.getTime(), told.announcedStartsAt.getTime()) - now.getTime() < pressingMs;

interface MeetingState {
	status: string;
	startsAt: Date;
}

/** Only a planned meeting still to come is convoked. */
export function assertConvocable({ status, startsAt }: MeetingState, now: Date): void {
	if (status !== "planned") throw new RuleViolation("meeting.not-planned");
	if (startsAt <= now) throw new RuleViolation("convocation.too-late");
}
export const isConvocable = ({ status, startsAt }: MeetingState, now: Date): boolean => status === "planned" && startsAt > now;

/** Answers are taken, and may change, until the meeting begins. */
export const isAnswerable = isConvocable;

/** Those without an answer are written to at most once a day. */
export const isChaseable = (chasedOn: string | null, sentAt: Date, today: Day): boolean => chasedOn !== today && dayOf(sentAt) !== today;

/** Nothing will reach them unless somebody sends again: a letter that waits for another try still leaves by itself. */
export const isUnreached = (delivery: DeliveryState): boolean => delivery === "refused" || delivery === "failed";

export type Warning = "late-notice" | "no-agenda" | "no-place" | "nobody-reachable";

/** What deserves a second look before the notice leaves; nothing of it forbids. */
export function warningsOf(
	{ startsAt, where, pointCount }: { startsAt: Date; where: string | null; pointCount: number },
	charter: Pick<Charter, "noticeDays">,
	invitees: readonly Pick<Invitee, "email">[],
	today: Day,
): Warning[] {
	const warnings: Warning[] = [];
	if (plusDays(today, charter.noticeDays) > dayOf(startsAt)) warnings.push("late-notice");
	if (pointCount === 0) warnings.push("no-agenda");
	if (!where) warnings.push("no-place");
	if (!invitees.some(({ email }) => email)) warnings.push("nobody-reachable");
	return warnings;
}

export interface Seat {
	/** The organisation, or the person who sits in their own name. */
	name: string;
	answers: readonly (Answer | null)[];
}

/** A seat is filled as soon as one of those who may hold it comes, or is represented. */
const isFilled = ({ answers }: Seat): boolean => answers.some((answer) => answer === "yes" || answer === "represented");

export interface Quorum {
	/** Seats to fill. */
	needed: number;
	seats: number;
	foreseen: number;
	isReached: boolean;
}

/** What the answers so far promise; null when the body has no quorum. */
export function foreseenQuorum(
	{ quorumRule, quorumCount }: Pick<Charter, "quorumRule" | "quorumCount">,
	seats: readonly Seat[],
): Quorum | null {
	if (quorumRule === "none") return null;
	const needed = quorumRule === "number" ? (quorumCount ?? 0) : Math.floor(seats.length / 2) + 1;
	const foreseen = seats.filter(isFilled).length;
	return { needed, seats: seats.length, foreseen, isReached: foreseen >= needed };
}
