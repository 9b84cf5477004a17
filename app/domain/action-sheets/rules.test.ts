import { describe, expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { RuleViolation } from "../kernel/errors.ts";
import { changeStatus, isGate, isLate, isMilestoneLate, nextStatuses, progressOf, slugOf } from "./rules.ts";
import { type SheetStatus, sheetStatuses } from "./types.ts";

const today = "2026-11-22" as Day;
const yesterday = "2026-11-21" as Day;

const expectedWays = {
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
	on_hold: ["in_progress", "blocked", "abandoned"],
	blocked: ["in_progress", "on_hold", "abandoned"],
	abandoned: [],
} satisfies Record<SheetStatus, SheetStatus[]>;

describe("the life of a sheet", () => {
	it.each(Object.entries(expectedWays))("leads from %s to %j and nowhere else", (status, ways) => {
		const standing = { status: status as SheetStatus, resumesTo: "in_progress" as const };
		expect(nextStatuses(standing)).toEqual(ways);
		for (const to of sheetStatuses) {
			const attempt = () => changeStatus(standing, to, "Faute de salle");
			if ((ways as SheetStatus[]).includes(to)) expect(attempt().status).toBe(to);
			else expect(attempt).toThrow(RuleViolation);
		}
	});

	it("comes back from a pause to where it was", () => {
		expect(nextStatuses({ status: "on_hold", resumesTo: "proposed" })).toEqual(["proposed", "abandoned"]);
	});

	it.each(["blocked", "on_hold", "abandoned"] as const)("asks why when %s", (to) => {
		expect(() => changeStatus({ status: "in_progress", resumesTo: "in_progress" }, to, null)).toThrow("sheet.reason-required");
	});

	it("forgets the reason of a pause once it is over", () => {
		expect(changeStatus({ status: "on_hold", resumesTo: "draft" }, "draft", "La salle est trouvée")).toEqual({
			status: "draft",
			statusReason: null,
		});
	});

	it("takes coming back to a validated state for no new validation", () => {
		expect(isGate("reviewed", "validated")).toBe(true);
		expect(isGate("on_hold", "validated")).toBe(false);
		expect(isGate("on_hold", "abandoned")).toBe(true);
	});
});

const lateWhenPast = {
	draft: true,
	proposed: true,
	reviewed: true,
	validated: true,
	in_progress: true,
	completed: false,
	evaluated: false,
	renewed: false,
	dropped: false,
	merged: false,
	on_hold: false,
	blocked: true,
	abandoned: false,
} satisfies Record<SheetStatus, boolean>;

describe("being late", () => {
	it.each(Object.entries(lateWhenPast))("when %s and past its end: %s", (status, expected) => {
		expect(isLate({ status: status as SheetStatus, endOn: yesterday }, today)).toBe(expected);
		expect(isLate({ status: status as SheetStatus, endOn: today }, today)).toBe(false);
		expect(isLate({ status: status as SheetStatus, endOn: null }, today)).toBe(false);
	});

	it("holds for a milestone until it is done", () => {
		expect(isMilestoneLate({ dueOn: yesterday, doneOn: null }, today)).toBe(true);
		expect(isMilestoneLate({ dueOn: yesterday, doneOn: today }, today)).toBe(false);
		expect(isMilestoneLate({ dueOn: today, doneOn: null }, today)).toBe(false);
		expect(isMilestoneLate({ dueOn: null, doneOn: null }, today)).toBe(false);
	});
});

it("counts as done what came to its end, of all that was planned", () => {
	const statuses: SheetStatus[] = ["draft", "completed", "evaluated", "renewed", "abandoned", "in_progress"];
	expect(progressOf(statuses.map((status) => ({ status })))).toEqual({ done: 3, total: 6 });
	expect(progressOf([])).toEqual({ done: 0, total: 0 });
});

describe("the address of a sheet", () => {
	it("reads without accents nor punctuation", () => {
		expect(slugOf("1.1", "Améliorer l'accès aux droits & le cœur de ville")).toBe("1-1-ameliorer-l-acces-aux-droits-le-coeur-de-ville");
	});
	it("is cut at a word and fits with its number", () => {
		const slug = slugOf("12.10", "Permettre un accueil accessible et inclusif avec des outils adaptés", 12);
		expect(slug).toBe("12-10-permettre-un-accueil-accessible-et-inclusif-avec-12");
		expect(slug.length).toBeLessThanOrEqual(60);
	});
	it("exists even when nothing can be read", () => {
		expect(slugOf("—", "…")).toBe("fiche");
	});
});
