import type { SheetStatus } from "../action-sheets/types.ts";
import type { CommitteeId, SheetId } from "../kernel/ids.ts";
import type { ObjectiveId } from "../programmes/types.ts";
import { nearest, plain } from "./cells.ts";

/** A sheet that may have sub-actions: one that stands, or one of the file. */
export interface Parent {
	id: SheetId;
	code: string;
	title: string;
	objectiveId: ObjectiveId;
	committeeId: CommitteeId | null;
}

export const codeKey = (code: string) => code.trim().toLowerCase();

/** Finds the sheet that a cell names, by its code or else its title. */
export function parentFinder(parents: readonly Parent[], subActions: readonly { code: string; title: string }[]) {
	const byCode = Map.groupBy(parents, ({ code }) => codeKey(code));
	const byTitle = Map.groupBy(parents, ({ title }) => plain(title));
	// a plan may have thousands of titles to compare with
	let suggestions = 50;
	const titles = parents.map(({ title }) => title);
	return (text: string): Parent | { refused: string; suggestion?: string } => {
		const found = [...new Map((byCode.get(codeKey(text)) ?? byTitle.get(plain(text)) ?? []).map((one) => [one.id, one])).values()];
		if (found.length === 1) return found[0] as Parent;
		if (found.length > 1) return { refused: "import.ambiguous-parent" };
		if (subActions.some(({ code, title }) => codeKey(code) === codeKey(text) || plain(title) === plain(text)))
			return { refused: "import.parent-is-sub-action" };
		return { refused: "import.unknown-parent", suggestion: suggestions-- > 0 ? nearest(text, titles) : undefined };
	};
}

/** A sub-action passes before no body: what it is when the file gives it a status of sheets. */
export function statusOfSubAction(status: SheetStatus): SheetStatus {
	if (["proposed", "reviewed", "validated"].includes(status)) return "draft";
	return ["evaluated", "renewed", "dropped", "merged"].includes(status) ? "completed" : status;
}
