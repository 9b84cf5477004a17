import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { CommitteeId, MeetingId, PersonId, SheetId } from "../kernel/ids.ts";
import { optionalText, orNull, Revision } from "../kernel/inputs.ts";
import { AgendaPointId, attendanceStatuses } from "./types.ts";

const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "invalid.time");

const meetingFields = {
	title: z.string().trim().min(1).max(200),
	/** Day and hours as French clocks show them. */
	day: Day,
	startTime: WallTime,
	endTime: orNull(WallTime),
	place: optionalText(200),
};
const pointFields = {
	/** May be left out when a sheet is chosen: its title is taken. */
	title: optionalText(300),
	notes: optionalText(4000),
	durationMinutes: orNull(z.number().int().min(1).max(600)),
	sheetId: orNull(SheetId),
};
const known = { meetingId: MeetingId, revision: Revision };

export const AgendaPointFields = z.strictObject(pointFields);
export type AgendaPointFields = z.output<typeof AgendaPointFields>;

export const CreateMeeting = z.strictObject({
	committeeId: CommitteeId,
	...meetingFields,
	points: z.array(AgendaPointFields).max(50).default([]),
});
export type CreateMeeting = z.input<typeof CreateMeeting>;

export const EditMeeting = z.strictObject({ ...known, ...meetingFields });
export type EditMeeting = z.input<typeof EditMeeting>;

export const CancelMeeting = z.strictObject(known);
export type CancelMeeting = z.input<typeof CancelMeeting>;

export const MarkHeld = z.strictObject(known);
export type MarkHeld = z.input<typeof MarkHeld>;

/** No revision: adding a point takes nothing from anyone. */
export const AddAgendaPoint = z.strictObject({ meetingId: MeetingId, ...pointFields });
export type AddAgendaPoint = z.input<typeof AddAgendaPoint>;

export const EditAgendaPoint = z.strictObject({ ...known, pointId: AgendaPointId, ...pointFields });
export type EditAgendaPoint = z.input<typeof EditAgendaPoint>;

export const MoveAgendaPoint = z.strictObject({ ...known, pointId: AgendaPointId, direction: z.enum(["up", "down"]) });
export type MoveAgendaPoint = z.input<typeof MoveAgendaPoint>;

export const RemoveAgendaPoint = z.strictObject({ ...known, pointId: AgendaPointId });
export type RemoveAgendaPoint = z.input<typeof RemoveAgendaPoint>;

export const RecordAttendance = z.strictObject({
	...known,
	attendance: z
		.array(z.strictObject({ personId: PersonId, status: z.enum(attendanceStatuses) }))
		.min(1)
		.max(200),
});
export type RecordAttendance = z.input<typeof RecordAttendance>;
