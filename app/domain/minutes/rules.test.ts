import { describe, expect, it } from "vitest";
import type { RuleViolation } from "../kernel/errors.ts";
import { checkDoc } from "./document.ts";
import { decisionsToRecord, defectsOf, type MinutesAct, type Surroundings, statusAfter } from "./rules.ts";
import { skeletonOf } from "./skeleton.ts";
import type { DecisionBlock, MinutesStatus } from "./types.ts";

const outcome = (act: MinutesAct, status: MinutesStatus) => {
	try {
		return statusAfter(act, status);
	} catch (error) {
		return (error as RuleViolation).code;
	}
};

it("lets a text go its way, and says why when it may not", () => {
	const table = {
		save: {
			draft: "draft",
			submitted: "minutes.awaiting-approval",
			changes_requested: "changes_requested",
			approved: "minutes.frozen",
		},
		submit: {
			draft: "submitted",
			submitted: "minutes.awaiting-approval",
			changes_requested: "submitted",
			approved: "minutes.frozen",
		},
		requestChanges: {
			draft: "minutes.not-submitted",
			submitted: "changes_requested",
			changes_requested: "minutes.not-submitted",
			approved: "minutes.frozen",
		},
		approve: {
			draft: "minutes.not-submitted",
			submitted: "approved",
			changes_requested: "minutes.not-submitted",
			approved: "minutes.already-approved",
		},
	} satisfies Record<MinutesAct, Record<MinutesStatus, string>>;
	for (const act of Object.keys(table) as MinutesAct[]) {
		for (const [status, expected] of Object.entries(table[act])) expect(outcome(act, status as MinutesStatus)).toBe(expected);
	}
});

describe("before it is submitted", () => {
	const ownerId = "0192f0c1-0000-7000-8000-000000000001";
	const sheetId = "0192f0c1-0000-7000-8000-000000000002";
	const ready: Surroundings = { isCancelled: false, attendanceCount: 3, sheetIds: new Set([sheetId]), ownerIds: new Set([ownerId]) };
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

	it("makes a task of a decision with an owner and a day, titled like the decision unless told", () => {
		const task = { ownerId: ownerId as never, dueOn: "2026-12-01" as never };
		expect(decisionsToRecord(decided({}))[0]?.task).toBeNull();
		expect(decisionsToRecord(decided(task))[0]?.task).toEqual({ title: "Ouvrir la permanence", ...task });
		expect(decisionsToRecord(decided({ ...task, taskTitle: " Réserver la salle " }))[0]?.task?.title).toBe("Réserver la salle");
	});
});
