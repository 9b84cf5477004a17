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
	z.object({ ...ids, pointId: z.string(), change: z.enum(["added", "edited", "moved", "removed", "sent-on", "suggested"]) }),
);
export const pointsSettled = defineEvent("meeting.points-settled", z.object(ids));
export const paperAdded = defineEvent("meeting.paper-added", z.object({ ...ids, pointId: z.string(), paperId: z.string() }));
export const paperRemoved = defineEvent("meeting.paper-removed", z.object({ ...ids, pointId: z.string(), paperId: z.string() }));

const series = { seriesId: z.string(), committeeId: z.string(), count: z.number().int() };
export const seriesCreated = defineEvent("meeting-series.created", z.object(series));
export const seriesChanged = defineEvent("meeting-series.changed", z.object(series));
export const seriesCancelled = defineEvent("meeting-series.cancelled", z.object(series));

const poll = { pollId: z.string(), committeeId: z.string() };
export const pollOpened = defineEvent("meeting-poll.opened", z.object(poll));
export const pollAnswered = defineEvent("meeting-poll.answered", z.object(poll));
export const pollChosen = defineEvent("meeting-poll.chosen", z.object({ ...poll, meetingId: z.string() }));
export const pollCancelled = defineEvent("meeting-poll.cancelled", z.object(poll));

const proposal = { proposalId: z.string(), committeeId: z.string() };
export const pointProposed = defineEvent("agenda-proposal.made", z.object(proposal));
export const proposalAnswered = defineEvent(
	"agenda-proposal.answered",
	z.object({ ...proposal, answer: z.enum(["accepted", "postponed", "declined"]) }),
);

export const departmentChosen = defineEvent("department.chosen", z.object({ department: z.string() }));
export const schoolZoneChosen = defineEvent("school-zone.chosen", z.object({ zone: z.enum(["A", "B", "C"]).nullable() }));
export const schoolHolidayAdded = defineEvent("school-holiday.added", z.object({ holidayId: z.string() }));
export const schoolHolidayRemoved = defineEvent("school-holiday.removed", z.object({ holidayId: z.string() }));
