import { addSubAction } from "#app/domain/action-sheets/commands/add-sub-action.server.ts";
import { changeSheetStatus } from "#app/domain/action-sheets/commands/change-sheet-status.server.ts";
import { addBudgetLine } from "#app/domain/budgets/commands/add-budget-line.server.ts";
import { addCommitment } from "#app/domain/budgets/commands/add-commitment.server.ts";
import { addFunding } from "#app/domain/budgets/commands/add-funding.server.ts";
import { addComment } from "#app/domain/follow-up/commands/add-comment.server.ts";
import { addNote } from "#app/domain/follow-up/commands/add-note.server.ts";
import { resolveComment } from "#app/domain/follow-up/commands/resolve-comment.server.ts";
import type { CommentId } from "#app/domain/follow-up/types.ts";
import type { Stage } from "./stage.ts";

/** What surrounds a sheet at work: money, promises, notes, talk. People are named by the local part of their address, days from today. */
export interface WorkStory {
	sheet: string;
	pilot: string;
	/** When its means were written. */
	meansAt?: number;
	/** In euros a year, from last year on. */
	running?: { label: string; planned: readonly number[]; actual: readonly number[] };
	funding?: readonly { by: string; promised: number; received: number | null }[];
	commitments?: readonly { by: string; promise: string; dueIn: number; deliveredIn?: number }[];
	notes?: readonly { on: number; text: string }[];
	threads?: readonly ThreadStory[];
	subAction?: { at: number; code: string; title: string; startsIn: number; endsIn: number };
}
interface ThreadStory {
	at: number;
	by: string;
	text: string;
	/** Called by name at the end of the text. */
	calls?: string;
	answers?: readonly { at: number; by: string; text: string }[];
	resolvedAt?: number;
}

export function tellWork(stage: Stage, story: WorkStory): void {
	const { timeline, as, instant, day, person } = stage;
	const { id: sheetId } = stage.sheet(story.sheet);
	const { pilot, meansAt = -200 } = story;
	const lastYear = Number(day(0).slice(0, 4)) - 1;

	const { running } = story;
	for (const stageOfMoney of ["planned", "actual"] as const) {
		for (const [index, amount] of (running?.[stageOfMoney] ?? []).entries()) {
			timeline.at(instant(meansAt, "11:15"), (now) =>
				addBudgetLine(as(pilot, now), {
					...{ sheetId, stage: stageOfMoney, nature: "running", unit: "euro", year: lastYear + index },
					...{ label: running?.label ?? "", amount },
				}),
			);
		}
	}
	for (const { by, promised, received } of story.funding ?? []) {
		timeline.at(instant(meansAt, "11:30"), (now) =>
			addFunding(as(pilot, now), {
				...{ sheetId, organisationId: person(by).organisationId, funderName: null, year: lastYear, promised, received, comment: null },
			}),
		);
	}
	for (const { by, promise, dueIn, deliveredIn } of story.commitments ?? []) {
		timeline.at(instant(Math.max(meansAt, deliveredIn ?? meansAt), "11:45"), (now) =>
			addCommitment(as(pilot, now), {
				...{ sheetId, organisationId: person(by).organisationId, promise, dueOn: day(dueIn), delivery: null },
				deliveredOn: deliveredIn === undefined ? null : day(deliveredIn),
			}),
		);
	}
	for (const { on, text } of story.notes ?? []) {
		timeline.at(instant(on, "16:00"), (now) => addNote(as(pilot, now), { sheetId, notedOn: day(on), text }));
	}
	for (const thread of story.threads ?? []) tellThread(stage, sheetId, thread);
	if (story.subAction) {
		const { at, startsIn, endsIn, ...named } = story.subAction;
		timeline.at(instant(at, "14:00"), async (now) => {
			const { personId: leadPersonId, organisationId: leadOrganisationId } = person(pilot);
			const dates = { startOn: day(startsIn), endOn: day(endsIn) };
			const { sheetId: subActionId } = await addSubAction(as(pilot, now), {
				...{ parentId: sheetId, ...named, ...dates, leadPersonId, leadOrganisationId },
			});
			await changeSheetStatus(as(pilot, now), { sheetId: subActionId, status: "in_progress", reason: null, revision: 1 });
		});
	}
}

function tellThread({ timeline, as, instant, person }: Stage, sheetId: ReturnType<Stage["sheet"]>["id"], thread: ThreadStory): void {
	let threadId: CommentId;
	timeline.at(instant(thread.at, "09:20"), async (now) => {
		const text = thread.calls ? `${thread.text} @${person(thread.calls).displayName}` : thread.text;
		threadId = await addComment(as(thread.by, now), { sheetId, threadId: null, text, mentionedId: null });
	});
	for (const { at, by, text } of thread.answers ?? []) {
		timeline.at(instant(at, "15:10"), (now) => addComment(as(by, now), { sheetId, threadId, text, mentionedId: null }));
	}
	const { resolvedAt } = thread;
	if (resolvedAt === undefined) return;
	timeline.at(instant(resolvedAt, "17:30"), (now) =>
		resolveComment(as(thread.by, now), { sheetId, commentId: threadId, state: "resolved" }),
	);
}
