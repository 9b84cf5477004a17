import type { CommitteeId, Id, MeetingId, PersonId, SheetId } from "../kernel/ids.ts";
import { idSchema } from "../kernel/ids.ts";
import type { MinutesStatus } from "../minutes/types.ts";

export type AgendaPointId = Id<"AgendaPoint">;
export const AgendaPointId = idSchema("AgendaPoint");

export const meetingStatuses = ["planned", "held", "cancelled"] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

export const attendanceStatuses = ["present", "excused", "represented", "absent"] as const;
export type AttendanceStatus = (typeof attendanceStatuses)[number];

export interface AgendaPoint {
	id: AgendaPointId;
	/** From 1, without gaps. */
	position: number;
	title: string;
	notes: string | null;
	durationMinutes: number | null;
	sheet: { id: SheetId; slug: string; code: string; title: string } | null;
}

export interface MeetingSummary {
	id: MeetingId;
	committeeId: CommitteeId;
	title: string;
	startsAt: Date;
	endsAt: Date | null;
	place: string | null;
	status: MeetingStatus;
	/** As far as the reader may know: a text still being written is the committee's own. */
	minutesStatus: MinutesStatus | null;
	pointCount: number;
	presentCount: number;
}

export interface Meeting extends Omit<MeetingSummary, "pointCount" | "presentCount"> {
	revision: number;
	points: AgendaPoint[];
	attendance: { personId: PersonId; displayName: string; organisationName: string; status: AttendanceStatus }[];
}
