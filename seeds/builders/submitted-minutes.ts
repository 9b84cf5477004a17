import { dayOf } from "#app/domain/kernel/calendar.ts";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import type { CommitteeId, MeetingId, PersonId, SheetId } from "#app/domain/kernel/ids.ts";
import { createMeeting } from "#app/domain/meetings/commands/create-meeting.server.ts";
import { recordAttendance } from "#app/domain/meetings/commands/record-attendance.server.ts";
import type { AttendanceStatus } from "#app/domain/meetings/types.ts";
import { saveMinutes } from "#app/domain/minutes/commands/save-minutes.server.ts";
import { startMinutes } from "#app/domain/minutes/commands/start-minutes.server.ts";
import { submitMinutes } from "#app/domain/minutes/commands/submit-minutes.server.ts";
import { checkDoc } from "#app/domain/minutes/document.ts";
import type { DecisionBlock, Doc, DocNode } from "#app/domain/minutes/types.ts";

/** Blocks of a text, to be gathered by `docOf`. */
export const heading = (text: string, level: 2 | 3 | 4 = 2): DocNode => ({ type: "heading", attrs: { level }, content: [words(text)] });
export const paragraph = (text: string): DocNode => ({ type: "paragraph", content: [words(text)] });
export const decision = (block: Partial<DecisionBlock> & { text: string }): DocNode => ({
	type: "decision",
	attrs: { verb: "validated", sheetId: null, taskTitle: null, ownerId: null, dueOn: null, isConfidential: false, ...block },
});
const words = (text: string): DocNode => ({ type: "text", text });

export const docOf = (...content: DocNode[]): Doc => checkDoc({ type: "doc", content });

interface WrittenMeeting {
	committeeId: CommitteeId;
	title?: string;
	/** Day and hour as French clocks show them; the day of the context unless told. */
	day?: string;
	startTime?: string;
	points?: { title: string; sheetId?: SheetId }[];
	attendance: { personId: PersonId; status: AttendanceStatus }[];
	doc: Doc;
}
interface Written {
	meetingId: MeetingId;
	/** To approve it, or to send it back. */
	revision: number;
}

/** A meeting of a committee with its attendance, and minutes that its technical lead (who acts in `ctx`) wrote and has not submitted. */
export async function draftMinutes(ctx: Ctx, meeting: WrittenMeeting): Promise<Written> {
	const { committeeId, title = "Réunion du comité", day = dayOf(ctx.now), startTime = "09:00", points = [], attendance, doc } = meeting;
	const meetingId = await createMeeting(ctx, { committeeId, title, day, startTime, points });
	await recordAttendance(ctx, { meetingId, revision: 1, attendance });
	await startMinutes(ctx, { meetingId });
	return { meetingId, revision: await saveMinutes(ctx, { meetingId, revision: 1, doc }) };
}

/** The same, that waits for the chair. */
export async function submittedMinutes(ctx: Ctx, meeting: WrittenMeeting): Promise<Written> {
	const { meetingId, revision } = await draftMinutes(ctx, meeting);
	await submitMinutes(ctx, { meetingId, revision });
	return { meetingId, revision: revision + 1 };
}
