import { z } from "zod";
import { GuestId } from "../committees/types.ts";
import { Day } from "../kernel/calendar.ts";
import { CommitteeId, MeetingId, PersonId, SheetId } from "../kernel/ids.ts";
import { HttpsUrl, optionalText, orNull, Revision } from "../kernel/inputs.ts";
import { AgendaPointId, attendanceStatuses, guestStatuses, PaperId, pointOutcomes } from "./types.ts";

export const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "invalid.time");

export const gatheringFields = {
	title: z.string().trim().min(1).max(200),
	/** Hours as French clocks show them. */
	startTime: WallTime,
	endTime: orNull(WallTime),
	place: optionalText(200),
	room: optionalText(120),
	videoUrl: orNull(HttpsUrl),
};
const meetingFields = { ...gatheringFields, day: Day };
const pointFields = {
	/** May be left out when a sheet is chosen: its title is taken. */
	title: optionalText(300),
	notes: optionalText(4000),
	durationMinutes: orNull(z.number().int().min(1).max(600)),
	sheetId: orNull(SheetId),
	section: optionalText(120),
	presenterId: orNull(PersonId),
	isConfidential: z.boolean().default(false),
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

const passage = { arrivedPointId: orNull(AgendaPointId), leftPointId: orNull(AgendaPointId) };

export const RecordAttendance = z.strictObject({
	...known,
	attendance: z
		.array(
			z.strictObject({
				personId: PersonId,
				status: z.enum(attendanceStatuses),
				representedById: orNull(PersonId),
				...passage,
			}),
		)
		.min(1)
		.max(200),
	guests: z
		.array(z.strictObject({ guestId: GuestId, status: z.enum(guestStatuses), ...passage }))
		.max(100)
		.default([]),
});
export type RecordAttendance = z.input<typeof RecordAttendance>;

/** To the next planned meeting of the committee, whichever it is by then. */
export const SendPointOn = z.strictObject({ ...known, pointId: AgendaPointId, how: z.enum(["move", "copy"]) });
export type SendPointOn = z.input<typeof SendPointOn>;

export const SettlePoints = z.strictObject({
	...known,
	outcomes: z
		.array(z.strictObject({ pointId: AgendaPointId, outcome: z.enum(pointOutcomes) }))
		.min(1)
		.max(100),
});
export type SettlePoints = z.input<typeof SettlePoints>;

/** The keys of what the product proposed, as the page showed them. */
export const AddSuggestedPoints = z.strictObject({
	meetingId: MeetingId,
	keys: z.array(z.string().max(120)).min(1, "agenda.nothing-chosen").max(50),
});
export type AddSuggestedPoints = z.input<typeof AddSuggestedPoints>;

export const AddPaperLink = z.strictObject({
	meetingId: MeetingId,
	pointId: AgendaPointId,
	name: z.string().trim().min(1).max(150),
	url: HttpsUrl,
});
export type AddPaperLink = z.input<typeof AddPaperLink>;

export const RemovePaper = z.strictObject({ meetingId: MeetingId, pointId: AgendaPointId, paperId: PaperId });
export type RemovePaper = z.input<typeof RemovePaper>;
