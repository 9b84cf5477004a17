import { type Day, dayOf, instantAt, timeOf } from "../kernel/calendar.ts";
import { RuleViolation } from "../kernel/errors.ts";
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
