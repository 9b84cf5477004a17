import type { SheetEffect } from "../action-sheets/types.ts";
import { RuleViolation } from "../kernel/errors.ts";
import { decisionsIn, tasksIn, textOf, votesIn } from "./document.ts";
import { wordsOf } from "./passages.ts";
import type { DecisionBlock, Doc, DocNode } from "./types.ts";

export interface Surroundings {
	isCancelled: boolean;
	/** How many people's presence or absence is recorded. */
	attendanceCount: number;
	/** How many may raise their hand: those present, and those whom someone represents. */
	votingCount: number;
	/** Sheets of the territory, and people who work there today. */
	sheetIds: ReadonlySet<string>;
	ownerIds: ReadonlySet<string>;
}

/** What keeps a text from being submitted, as codes; nothing when it is ready. Checked again when it is approved. */
export function defectsOf(doc: Doc, { isCancelled, attendanceCount, votingCount, sheetIds, ownerIds }: Surroundings): string[] {
	const decisions = decisionsIn(doc);
	const tasks = tasksIn(doc);
	const given = [...decisions.filter(isTaskBegun), ...tasks];
	const found = {
		"minutes.meeting-cancelled": isCancelled,
		"minutes.empty": decisions.length === 0 && !hasWords(doc),
		"minutes.attendance-missing": attendanceCount === 0,
		"minutes.decision-without-text": decisions.some(({ text }) => text.trim() === ""),
		"minutes.decision-sheet-unknown": [...decisions, ...tasks].some(({ sheetId }) => sheetId !== null && !sheetIds.has(sheetId)),
		"minutes.task-untitled": tasks.some(({ title }) => title.trim() === ""),
		"minutes.task-incomplete": given.some(({ ownerId, dueOn }) => ownerId === null || dueOn === null),
		"minutes.task-owner-unknown": given.some(({ ownerId }) => ownerId !== null && !ownerIds.has(ownerId)),
		"minutes.new-end-without-sheet": decisions.some(({ newEndOn, sheetId }) => newEndOn && sheetId === null),
		"minutes.new-end-rejected": decisions.some(({ newEndOn, verb }) => newEndOn && verb === "rejected"),
		"minutes.vote-exceeds-present":
			attendanceCount > 0 && votesIn(doc).some(({ inFavour, against, abstained }) => inFavour + against + abstained > votingCount),
	};
	return Object.entries(found).flatMap(([code, isFound]) => (isFound ? [code] : []));
}

export function assertReady(doc: Doc, surroundings: Surroundings): void {
	const [first] = defectsOf(doc, surroundings);
	if (first) throw new RuleViolation(first);
}

/** Something to look at again; it may be right, so it keeps nothing from being submitted. */
export interface Warning {
	code: string;
	/** Words of the block it is about. */
	about: string;
}

/** `effects`: what approving will do to sheets, decision by decision. */
export function warningsOf(doc: Doc, effects: readonly (readonly SheetEffect[])[]): Warning[] {
	const decisions = decisionsIn(doc);
	return [
		...emptyPoints(doc).map((about) => ({ code: "minutes.point-empty", about })),
		...decisions.filter(({ ownerId }) => !ownerId).map(({ text }) => ({ code: "minutes.decision-without-owner", about: text })),
		...votesIn(doc)
			.filter(({ question }) => question.trim() === "")
			.map(() => ({ code: "minutes.vote-without-question", about: "" })),
		...decisions.flatMap(({ text }, index) =>
			(effects[index] ?? []).flatMap((effect) => (effect.kind === "refused" ? [{ code: effect.code, about: text }] : [])),
		),
	];
}

/** Points of the agenda, which head the text at its first level, with nothing under them. */
function emptyPoints(doc: Doc): string[] {
	const empty: string[] = [];
	let point: string | null = null;
	for (const node of [...(doc.content ?? []), { type: "heading", attrs: { level: 2 } } as DocNode]) {
		if (node.type === "heading" && node.attrs?.level === 2) {
			if (point) empty.push(point);
			point = textOf(node).trim() || null;
		} else if (isRecord(node) || wordsOf(node) !== "") point = null;
	}
	return empty;
}

const isRecord = ({ type }: DocNode) => ["decision", "task", "vote", "attendance", "linkedSheet"].includes(type);

/** Headings alone are an agenda, not minutes. */
const hasWords = (doc: Doc): boolean =>
	(doc.content ?? []).some((node) => node.type !== "heading" && (textOf(node).trim() !== "" || ["task", "vote"].includes(node.type)));

const isTaskBegun = ({ taskTitle, ownerId, dueOn }: DecisionBlock) => Boolean(taskTitle?.trim()) || ownerId !== null || dueOn !== null;
