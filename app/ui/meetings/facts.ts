import type { AttendanceStatus, MeetingStatus } from "#app/domain/meetings/types.ts";
import type { MinutesStatus } from "#app/domain/minutes/types.ts";
import { formatCount, formatTime } from "../format.ts";
import type { Tone } from "../primitives/tone.ts";

export const meetingTones: Record<MeetingStatus, Tone> = { planned: "info", held: "success", cancelled: "neutral" };

export const attendanceTones: Record<AttendanceStatus, Tone> = {
	present: "success",
	represented: "info",
	excused: "neutral",
	absent: "warning",
};

export const minutesTones: Record<MinutesStatus, Tone> = {
	draft: "neutral",
	submitted: "accent",
	changes_requested: "warning",
	approved: "success",
};

/** « de 14 h à 16 h », « à 14 h ». */
export const hoursText = ({ startsAt, endsAt }: { startsAt: string; endsAt: string | null }): string =>
	endsAt ? `de ${formatTime(startsAt)} à ${formatTime(endsAt)}` : `à ${formatTime(startsAt)}`;

/** 45 → « 45 min », 90 → « 1 h 30 ». */
export const durationText = (minutes: number): string => {
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	if (hours === 0) return formatCount(rest, "min", "min");
	return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, "0")}`;
};
