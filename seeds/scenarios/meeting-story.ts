import { completeTask } from "#app/domain/decisions/commands/complete-task.server.ts";
import { listDecisionsOfMeeting } from "#app/domain/decisions/queries.server.ts";
import type { DecisionVerb } from "#app/domain/decisions/types.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import type { MeetingId } from "#app/domain/kernel/ids.ts";
import { publicHolidayOn } from "#app/domain/kernel/public-holidays.ts";
import { createMeeting } from "#app/domain/meetings/commands/create-meeting.server.ts";
import { markHeld } from "#app/domain/meetings/commands/mark-held.server.ts";
import { recordAttendance } from "#app/domain/meetings/commands/record-attendance.server.ts";
import type { AttendanceStatus } from "#app/domain/meetings/types.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { requestChanges } from "#app/domain/minutes/commands/request-changes.server.ts";
import { saveMinutes } from "#app/domain/minutes/commands/save-minutes.server.ts";
import { startMinutes } from "#app/domain/minutes/commands/start-minutes.server.ts";
import { submitMinutes } from "#app/domain/minutes/commands/submit-minutes.server.ts";
import type { DocNode } from "#app/domain/minutes/types.ts";
import type { CommitteeSlug } from "./accounts.ts";
import type { Stage } from "./stage.ts";

/** A meeting and what became of it until today, in days from today. */
export interface MeetingStory {
	committee: CommitteeSlug;
	title: string;
	heldIn: number;
	time: string;
	place: string;
	points: readonly PointStory[];
	/** How far its minutes are; a meeting to come has none. */
	minutes: "none" | "draft" | "submitted" | "changes_requested" | "approved";
	/** How many days after the meeting the minutes reached that state. */
	minutesAfter?: number;
	remark?: string;
	/** Mixes who was there, so that meetings differ. */
	seed: number;
}
export interface PointStory {
	title: string;
	sheet?: string;
	minutes?: readonly string[];
	decision?: DecisionStory;
}
export interface DecisionStory {
	verb: DecisionVerb;
	text: string;
	task?: { title: string; owner: string; dueIn: number; doneIn?: number };
}

export function tellMeeting(stage: Stage, told: MeetingStory): void {
	const story = { ...told, heldIn: onWorkday(stage, told.heldIn) };
	const { timeline, as, instant, day } = stage;
	const committeeId = stage.committeeId(story.committee);
	const lead = `technique-${story.committee}`;
	const chair = `presidence-${story.committee}`;
	let meetingId: MeetingId;

	timeline.at(instant(Math.min(story.heldIn - 21, -1), "09:00"), async (now) => {
		meetingId = await createMeeting(as(lead, now), {
			committeeId,
			title: story.title,
			day: day(story.heldIn),
			startTime: story.time,
			endTime: twoHoursAfter(story.time),
			place: story.place,
			points: story.points.map(({ title, sheet }) => ({
				title,
				sheetId: sheet ? stage.sheet(sheet).id : null,
				durationMinutes: sheet ? 30 : 15,
			})),
		});
	});
	if (story.heldIn >= 0) return;

	timeline.at(instant(story.heldIn, "18:00"), async (now) => {
		await recordAttendance(as(lead, now), { meetingId, revision: 1, attendance: attendanceOf(stage, story) });
		await markHeld(as(lead, now), { meetingId, revision: 2 });
	});
	if (story.minutes === "none") return;

	// begun the next day, sent the day after; the meeting of yesterday is still being written
	timeline.at(instant(Math.min(story.heldIn + 1, -1), "14:00"), async (now) => {
		await startMinutes(as(lead, now), { meetingId });
		await saveMinutes(as(lead, now), { meetingId, revision: 1, doc: docOf(stage, story) });
	});
	if (story.minutes === "draft") return;
	timeline.at(instant(story.heldIn + 2, "16:00"), (now) => submitMinutes(as(lead, now), { meetingId, revision: 2 }));
	if (story.minutes === "submitted") return;
	const { minutesAfter = 6, remark = "" } = story;
	if (story.minutes === "changes_requested") {
		timeline.at(instant(story.heldIn + minutesAfter, "08:30"), (now) => requestChanges(as(chair, now), { meetingId, revision: 3, remark }));
		return;
	}
	timeline.at(instant(story.heldIn + minutesAfter, "08:30"), (now) => approveMinutes(as(chair, now), { meetingId, revision: 3 }));

	for (const { decision } of story.points) {
		const task = decision?.task;
		if (task?.doneIn === undefined) continue;
		timeline.at(instant(task.doneIn, "17:30"), (now) => complete(as(task.owner, now), meetingId, task.title));
	}
}

/** The text of the minutes: each point under its heading, decisions where they were taken. */
function docOf({ sheet: sheetAt, person, day }: Stage, { points }: MeetingStory): DocNode {
	const blocks = points.flatMap(({ title, sheet, minutes = [], decision }, index): DocNode[] => [
		{ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: `${index + 1}. ${title}` }] },
		...minutes.map((text): DocNode => ({ type: "paragraph", content: [{ type: "text", text }] })),
		...(decision ? [decisionBlock(decision, sheet)] : []),
	]);
	return { type: "doc", content: blocks };

	function decisionBlock({ verb, text, task }: DecisionStory, sheet: string | undefined): DocNode {
		const sheetId = sheet ? sheetAt(sheet).id : null;
		const follow = task
			? { taskTitle: task.title, ownerId: person(task.owner).personId, dueOn: day(task.dueIn) }
			: { taskTitle: null, ownerId: null, dueOn: null };
		return { type: "decision", attrs: { verb, text, sheetId, ...follow } };
	}
}

async function complete(ctx: Ctx, meetingId: MeetingId, title: string): Promise<void> {
	const decisions = await reading(ctx, (tx) => listDecisionsOfMeeting(tx, ctx.actor.territoryId, meetingId));
	const task = decisions.find((decision) => decision.task?.title === title)?.task;
	if (!task) throw new Error(`no decision of this meeting became the task "${title}"`);
	await completeTask(ctx, { taskId: task.id, revision: task.revision });
}

/** The chair and the lead are there; of the members, about one in five sends apologies and one in eleven is absent. */
function attendanceOf(stage: Stage, { committee, seed }: MeetingStory) {
	const committeeId = stage.committeeId(committee);
	const members = stage.people().filter(({ mandates }) => mandates.some((mandate) => mandate.committeeId === committeeId));
	return members.map(({ personId, mandates }, index) => {
		const isMember = mandates.some((mandate) => mandate.committeeId === committeeId && mandate.role === "member");
		const draw = (index * 7 + seed * 3) % 11;
		const status: AttendanceStatus = !isMember || draw > 2 ? "present" : draw === 0 ? "absent" : draw === 1 ? "represented" : "excused";
		return { personId, status };
	});
}

/** Nobody meets on a Saturday, a Sunday or a public holiday: the working day before, but for tomorrow, which must be tomorrow. */
function onWorkday(stage: Stage, offset: number): number {
	const day = stage.day(offset);
	const isFree = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()) || publicHolidayOn(day) !== undefined;
	return offset === 1 || !isFree ? offset : onWorkday(stage, offset - 1);
}

const twoHoursAfter = (time: string): string => `${String(Number(time.slice(0, 2)) + 2).padStart(2, "0")}${time.slice(2)}`;
