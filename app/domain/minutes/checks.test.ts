import { describe, expect, it } from "vitest";
import { defectsOf, type Surroundings, warningsOf } from "./checks.ts";
import { checkDoc } from "./document.ts";
import { decisionsToRecord } from "./rules.ts";
import { skeletonOf } from "./skeleton.ts";
import type { DecisionBlock } from "./types.ts";

describe("before it is submitted", () => {
	const ownerId = "0192f0c1-0000-7000-8000-000000000001";
	const sheetId = "0192f0c1-0000-7000-8000-000000000002";
	const ready: Surroundings = {
		isCancelled: false,
		attendanceCount: 3,
		votingCount: 2,
		sheetIds: new Set([sheetId]),
		ownerIds: new Set([ownerId]),
	};
	const decided = (block: Partial<DecisionBlock>) =>
		checkDoc({
			type: "doc",
			content: [
				{
					type: "decision",
					attrs: { verb: "validated", text: "Ouvrir la permanence", sheetId: null, taskTitle: null, ownerId: null, dueOn: null, ...block },
				},
			],
		});
	const written = checkDoc({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Échanges." }] }] });

	it("is not the bare agenda", () => {
		const skeleton = skeletonOf([{ title: "Bilan", sheet: { code: "1.1", title: "Permanences" } }]);
		expect(skeleton.content?.[1]?.content?.[0]?.text).toBe("1. Bilan (fiche 1.1 – Permanences)");
		expect(defectsOf(skeleton, ready)).toEqual(["minutes.empty"]);
		expect(defectsOf(skeletonOf([]), ready)).toEqual(["minutes.empty"]);
		expect(defectsOf(written, ready)).toEqual([]);
	});

	it("names every other defect", () => {
		expect(defectsOf(written, { ...ready, attendanceCount: 0, isCancelled: true })).toEqual([
			"minutes.meeting-cancelled",
			"minutes.attendance-missing",
		]);
		expect(defectsOf(decided({ text: " " }), ready)).toEqual(["minutes.decision-without-text"]);
		expect(defectsOf(decided({ sheetId: ownerId as never }), ready)).toEqual(["minutes.decision-sheet-unknown"]);
		expect(defectsOf(decided({ taskTitle: "Écrire" }), ready)).toEqual(["minutes.task-incomplete"]);
		expect(defectsOf(decided({ ownerId: ownerId as never }), ready)).toEqual(["minutes.task-incomplete"]);
		expect(defectsOf(decided({ dueOn: "2026-12-01" as never }), ready)).toEqual(["minutes.task-incomplete"]);
		expect(defectsOf(decided({ ownerId: sheetId as never, dueOn: "2026-12-01" as never }), ready)).toEqual(["minutes.task-owner-unknown"]);
	});

	it("refuses an unfinished task, a vote of more hands than there were, and a new end for nothing", () => {
		const task = { title: "Écrire", sheetId: null, ownerId, dueOn: "2026-12-01", isConfidential: false };
		const of = (type: string, attrs: object) => checkDoc({ type: "doc", content: [{ type, attrs }] });
		expect(defectsOf(of("task", task), ready)).toEqual([]);
		expect(defectsOf(of("task", { ...task, title: " " }), ready)).toEqual(["minutes.task-untitled"]);
		expect(defectsOf(of("task", { ...task, dueOn: null }), ready)).toEqual(["minutes.task-incomplete"]);
		const vote = { question: "Adopter ?", inFavour: 1, against: 1, abstained: 0, isConfidential: false };
		expect(defectsOf(of("vote", vote), ready)).toEqual([]);
		expect(defectsOf(of("vote", { ...vote, abstained: 1 }), ready)).toEqual(["minutes.vote-exceeds-present"]);
		const newEndOn = "2027-06-30" as never;
		expect(defectsOf(decided({ newEndOn }), ready)).toEqual(["minutes.new-end-without-sheet"]);
		expect(defectsOf(decided({ newEndOn, sheetId: sheetId as never, verb: "rejected" }), ready)).toEqual(["minutes.new-end-rejected"]);
	});

	it("warns of what may be right, and keeps nothing back for it", () => {
		const heading = (text: string) => ({ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text }] });
		const doc = checkDoc({
			type: "doc",
			content: [heading("1. Vide"), { type: "paragraph" }, heading("2. Décidé"), ...(decided({ sheetId: sheetId as never }).content ?? [])],
		});
		expect(warningsOf(doc, [[{ kind: "refused", code: "ruling.not-reviewed" }]])).toEqual([
			{ code: "minutes.point-empty", about: "1. Vide" },
			{ code: "minutes.decision-without-owner", about: "Ouvrir la permanence" },
			{ code: "ruling.not-reviewed", about: "Ouvrir la permanence" },
		]);
		expect(defectsOf(doc, ready)).toEqual([]);
	});

	it("makes a task of a decision with an owner and a day, titled like the decision unless told", () => {
		const task = { ownerId: ownerId as never, dueOn: "2026-12-01" as never };
		expect(decisionsToRecord(decided({}))[0]?.task).toBeNull();
		expect(decisionsToRecord(decided(task))[0]?.task).toEqual({ title: "Ouvrir la permanence", ...task });
		expect(decisionsToRecord(decided({ ...task, taskTitle: " Réserver la salle " }))[0]?.task?.title).toBe("Réserver la salle");
	});
});
