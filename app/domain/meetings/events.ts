import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const ids = { meetingId: z.string(), committeeId: z.string() };

export const meetingCreated = defineEvent("meeting.created", z.object(ids));
export const meetingEdited = defineEvent("meeting.edited", z.object(ids));
export const meetingCancelled = defineEvent("meeting.cancelled", z.object(ids));
export const meetingHeld = defineEvent("meeting.held", z.object(ids));
export const attendanceRecorded = defineEvent("meeting.attendance-recorded", z.object(ids));
export const agendaChanged = defineEvent(
	"meeting.agenda-changed",
	z.object({ ...ids, pointId: z.string(), change: z.enum(["added", "edited", "moved", "removed"]) }),
);
