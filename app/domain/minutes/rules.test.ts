import { expect, it } from "vitest";
import type { RuleViolation } from "../kernel/errors.ts";
import { type MinutesAct, statusAfter } from "./rules.ts";
import type { MinutesStatus } from "./types.ts";

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
