import { type Day, dayOf, instantAt, timeOf } from "../kernel/calendar.ts";
import { RuleViolation } from "../kernel/errors.ts";
import type { Department } from "../kernel/public-holidays.ts";
import type { PollStatus } from "./preparation-schema.ts";
import { type SeriesRule, seriesDays } from "./recurrence.ts";
import type { Holiday } from "./school-holidays.ts";
import type { AgendaPoint, AgendaPointId, Meeting } from "./types.ts";

type State = Pick<Meeting, "status" | "minutesStatus">;

/** What was approved with the minutes, and what was cancelled, no longer changes. */
export function assertOpen({ status, minutesStatus }: State): void {
	if (minutesStatus === "approved") throw new RuleViolation("meeting.frozen");
	if (status === "cancelled") throw new RuleViolation("meeting.cancelled");
}

export const isOpen = ({ status, minutesStatus }: State): boolean => minutesStatus !== "approved" && status !== "cancelled";

/** Wall-clock hours of one day as instants; refuses an hour that the clocks skip, or an end that does not come after the start. */
export function schedule({ day, startTime, endTime }: { day: Day; startTime: string; endTime: string | null }): {
	startsAt: Date;
	endsAt: Date | null;
} {
	const startsAt = instantAt(day, startTime);
	const endsAt = endTime === null ? null : instantAt(day, endTime);
	if (timeOf(startsAt) !== startTime) throw new RuleViolation("meeting.skipped-hour", "startTime");
	if (endsAt && timeOf(endsAt) !== endTime) throw new RuleViolation("meeting.skipped-hour", "endTime");
	if (endsAt && endsAt <= startsAt) throw new RuleViolation("meeting.ends-before-start", "endTime");
	return { startsAt, endsAt };
}

/** A planned meeting without minutes may be called off. */
export function assertCancellable({ status, minutesStatus }: State): void {
	if (status !== "planned") throw new RuleViolation("meeting.not-planned");
	if (minutesStatus !== null) throw new RuleViolation("meeting.has-minutes");
}

export const isCancellable = ({ status, minutesStatus }: State): boolean => status === "planned" && minutesStatus === null;

/** A planned meeting has been held at the earliest on its day; some begin before their hour. */
export function assertHoldable({ status, startsAt }: Pick<Meeting, "status" | "startsAt">, today: Day): void {
	if (status !== "planned") throw new RuleViolation("meeting.not-planned");
	if (dayOf(startsAt) > today) throw new RuleViolation("meeting.not-yet");
}

export const isHoldable = ({ status, startsAt }: Pick<Meeting, "status" | "startsAt">, today: Day): boolean =>
	status === "planned" && dayOf(startsAt) <= today;

/** The ids with one exchanged with its neighbour; unchanged at either end. */
export function moved(ids: readonly AgendaPointId[], id: AgendaPointId, direction: "up" | "down"): AgendaPointId[] {
	const from = ids.indexOf(id);
	const to = from + (direction === "up" ? -1 : 1);
	const result = [...ids];
	const neighbour = result[to];
	if (from === -1 || neighbour === undefined) return result;
	result[to] = id;
	result[from] = neighbour;
	return result;
}

/** When each point begins if every one before it keeps to its time, and the total in minutes; a point without duration takes none. */
export function timetable(
	startsAt: Date,
	points: readonly Pick<AgendaPoint, "durationMinutes">[],
): { starts: Date[]; totalMinutes: number } {
	let totalMinutes = 0;
	const starts = points.map(({ durationMinutes }) => {
		const start = new Date(startsAt.getTime() + totalMinutes * 60_000);
		totalMinutes += durationMinutes ?? 0;
		return start;
	});
	return { starts, totalMinutes };
}

/** A rule with the hours of its meetings: each day of it as instants of French clocks. */
export function plannedSeries(
	{ startTime, endTime, ...rule }: SeriesRule & { startTime: string; endTime: string | null },
	{ all, department }: { all: readonly Holiday[]; department: Department },
	today: Day,
) {
	if (rule.fromDay < today) throw new RuleViolation("series.in-past", "fromDay");
	const { days, skipped } = seriesDays(rule, all, department);
	return { days, skipped, occurrences: days.map((day) => schedule({ day, startTime, endTime })) };
}

/** Only meetings of a series that are still to come change with it. */
export function assertLeadsOn({ seriesId, ...state }: Pick<Meeting, "seriesId" | "status" | "minutesStatus">): void {
	if (seriesId === null) throw new RuleViolation("series.none");
	assertCancellable(state);
}

interface TypedSlot {
	day: Day | null;
	startTime: string | null;
	endTime: string | null;
}

/** The candidate dates of a poll: at least two, to come, each once, each whole; the poll closes before the first. */
export function pollSlots(slots: readonly (TypedSlot | null | undefined)[], closesOn: Day, today: Day): { startsAt: Date; endsAt: Date }[] {
	const typed = slots.flatMap((slot) => (slot && (slot.day || slot.startTime || slot.endTime) ? [slot] : []));
	const found = typed.map(({ day, startTime, endTime }) => {
		if (!day || !startTime || !endTime) throw new RuleViolation("poll.slot-incomplete", "slots");
		if (day <= today) throw new RuleViolation("poll.slot-past", "slots");
		const { startsAt, endsAt } = schedule({ day, startTime, endTime });
		return { startsAt, endsAt: endsAt as Date };
	});
	if (found.length < 2) throw new RuleViolation("poll.too-few", "slots");
	if (new Set(found.map(({ startsAt }) => startsAt.getTime())).size < found.length) throw new RuleViolation("poll.slot-twice", "slots");
	const sorted = found.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
	if (closesOn < today) throw new RuleViolation("poll.closes-past", "closesOn");
	if (sorted[0] && closesOn >= dayOf(sorted[0].startsAt)) throw new RuleViolation("poll.closes-late", "closesOn");
	return sorted;
}

/** An open poll takes answers on its last day too. */
export function assertAnswerable({ status, closesOn }: { status: PollStatus; closesOn: Day }, today: Day): void {
	if (status !== "open") throw new RuleViolation("poll.closed");
	if (closesOn < today) throw new RuleViolation("poll.over");
}

/** A planned meeting nobody was told of yet. */
export const isDraft = ({ status, convokedAt }: Pick<Meeting, "status" | "convokedAt">): boolean =>
	status === "planned" && convokedAt === null;
