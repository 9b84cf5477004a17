import type { Day } from "../kernel/calendar.ts";
import { RuleViolation } from "../kernel/errors.ts";
import { slugWords } from "../kernel/slug.ts";
import { doneStatuses, neverLateStatuses, type SheetStatus } from "./types.ts";

/** Where each status may lead. A sheet set aside goes back to where it was, which only its history knows. */
const ways: Record<SheetStatus, readonly SheetStatus[]> = {
	draft: ["proposed", "on_hold", "abandoned"],
	proposed: ["reviewed", "draft", "on_hold", "abandoned"],
	reviewed: ["validated", "proposed", "on_hold", "abandoned"],
	validated: ["in_progress", "on_hold", "abandoned"],
	in_progress: ["completed", "on_hold", "blocked", "abandoned"],
	completed: ["evaluated", "in_progress"],
	evaluated: ["renewed", "dropped", "merged"],
	renewed: [],
	dropped: [],
	merged: [],
	on_hold: ["blocked", "abandoned"],
	blocked: ["on_hold", "abandoned"],
	abandoned: [],
};

export const setAsideStatuses: readonly SheetStatus[] = ["on_hold", "blocked"];
export const isSetAside = (status: SheetStatus): boolean => setAsideStatuses.includes(status);

/** Statuses that record what a body decided (opinion, validation, evaluation, what becomes of it), not how the work goes. */
const gates: readonly SheetStatus[] = ["reviewed", "validated", "evaluated", "renewed", "dropped", "merged", "abandoned"];

/** A sub-action is work, not a commitment: it starts and ends without passing before a body. */
const subActionWays: Partial<Record<SheetStatus, readonly SheetStatus[]>> = {
	draft: ["in_progress", "on_hold", "abandoned"],
	in_progress: ["completed", "on_hold", "blocked", "abandoned"],
	completed: ["in_progress"],
	on_hold: ["blocked", "abandoned"],
	blocked: ["on_hold", "abandoned"],
};

export interface Standing {
	/** Of a sub-action, the sheet it belongs to. */
	parentId?: string | null;
	status: SheetStatus;
	/** The last status that was neither on hold nor blocked. */
	resumesTo: SheetStatus;
}

/** Statuses one may go to from here, the way forward first. */
export function nextStatuses({ status, resumesTo, parentId }: Standing): readonly SheetStatus[] {
	const open = (parentId && subActionWays[status]) || ways[status];
	return isSetAside(status) ? [resumesTo, ...open.filter((way) => way !== "blocked" || resumesTo === "in_progress")] : open;
}

/** Whether going there records a body's decision; coming back from a pause does not. */
export const isGate = (from: SheetStatus, to: SheetStatus): boolean => gates.includes(to) && !(isSetAside(from) && to !== "abandoned");

const decided: readonly SheetStatus[] = ["validated", "in_progress", "completed", "evaluated", "renewed", "dropped", "merged"];
/** Whether the steering committee has validated the sheet, so that its commitments change only with its agreement. */
export const isCommitted = ({ status, resumesTo, parentId }: Standing): boolean =>
	!parentId && decided.includes(isSetAside(status) ? resumesTo : status);

const needReason: readonly SheetStatus[] = ["blocked", "on_hold", "abandoned"];
export const needsReason = (status: SheetStatus): boolean => needReason.includes(status);

/** @returns what to store; the reason stays on the sheet only while it explains its status */
export function changeStatus(
	standing: Standing,
	to: SheetStatus,
	reason: string | null,
): { status: SheetStatus; statusReason: string | null } {
	if (!nextStatuses(standing).includes(to)) throw new RuleViolation("sheet.status-not-allowed", "status");
	if (needsReason(to) && !reason) throw new RuleViolation("sheet.reason-required", "reason");
	return { status: to, statusReason: needsReason(to) ? reason : null };
}

export const isLate = (sheet: { status: SheetStatus; endOn: Day | null }, today: Day): boolean =>
	sheet.endOn !== null && sheet.endOn < today && !neverLateStatuses.some((status) => status === sheet.status);

export const isMilestoneLate = (milestone: { dueOn: Day | null; doneOn: Day | null }, today: Day): boolean =>
	milestone.doneOn === null && milestone.dueOn !== null && milestone.dueOn < today;

export interface Progress {
	done: number;
	total: number;
}
/** How many of these sheets came to their end, evaluated or not; an abandoned one counts in the whole, not in what is done. */
export const progressOf = (sheets: readonly { status: SheetStatus }[]): Progress => ({
	done: sheets.filter((sheet) => doneStatuses.some((status) => status === sheet.status)).length,
	total: sheets.length,
});

export const maxTagCount = 10;
export const maxTagLength = 30;

/** Free labels without blanks nor doubles: « Santé » and « santé » are one, written as it came first. */
export function distinctTags(typed: readonly string[]): string[] {
	const byKey = new Map<string, string>();
	for (const tag of typed.map((one) => one.trim().replace(/\s+/g, " "))) {
		const key = tag.toLocaleLowerCase("fr");
		if (tag && !byKey.has(key)) byKey.set(key, tag);
	}
	return [...byKey.values()];
}

/** The readable end of a sheet's address, from its code and title, cut at a word. `attempt` tells apart those that come out the same. */
export function slugOf(code: string, title: string, attempt = 1): string {
	const suffix = attempt > 1 ? `-${attempt}` : "";
	let slug = "";
	for (const word of slugWords(`${code} ${title}`)) {
		const longer = slug ? `${slug}-${word}` : word.slice(0, 40);
		if (longer.length > 56) break;
		slug = longer;
	}
	return `${slug || "fiche"}${suffix}`;
}
