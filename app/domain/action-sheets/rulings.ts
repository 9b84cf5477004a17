import type { DecisionVerb } from "../decisions/types.ts";
import type { Day } from "../kernel/calendar.ts";
import type { Standing } from "./rules.ts";
import { closedStatuses, type SheetEffect } from "./types.ts";

interface Ruled extends Standing {
	startOn: Day | null;
	endOn: Day | null;
	/** Whether it says all that its programme asks before validation. */
	isComplete: boolean;
}

interface Ruling {
	verb: DecisionVerb;
	newEndOn: Day | null;
}

/** What a decision will do to a sheet as it stands: asked when minutes are submitted, and done when they are approved. */
export const effectsOf = (sheet: Ruled, ruling: Ruling): SheetEffect[] => [...statusEffect(sheet, ruling), ...endEffect(sheet, ruling)];

function statusEffect({ status, parentId, isComplete }: Ruled, { verb }: Ruling): SheetEffect[] {
	// a sub-action passes before no body
	if (!verb.startsWith("validated") || parentId) return [];
	if (status === "draft" || status === "proposed") return [{ kind: "refused", code: "ruling.not-reviewed" }];
	if (status !== "reviewed") return [];
	return isComplete ? [{ kind: "status", from: status, to: "validated" }] : [{ kind: "refused", code: "ruling.incomplete" }];
}

function endEffect({ status, startOn, endOn }: Ruled, { verb, newEndOn }: Ruling): SheetEffect[] {
	if (newEndOn === null || verb === "rejected" || newEndOn === endOn) return [];
	if (closedStatuses.some((closed) => closed === status)) return [{ kind: "refused", code: "ruling.closed" }];
	if (startOn !== null && newEndOn < startOn) return [{ kind: "refused", code: "ruling.end-before-start" }];
	return [{ kind: "end", from: endOn, to: newEndOn }];
}
