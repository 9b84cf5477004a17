import { describe, expect, it } from "vitest";
import { afterTheYear, monthDay, requests } from "#tests/support/count-rows.ts";
import type { Day } from "../kernel/calendar.ts";
import { needs } from "../referrals/types.ts";
import { lastDayOf, latestYear } from "./periods.ts";
import { countShown, publishYear } from "./publish.ts";
import { type CountRow, type PublishedYear, type TableKey, totalLine } from "./types.ts";

const publish = (rows: readonly CountRow[], today = afterTheYear) => publishYear(rows, 2026, 11, today);
const shown = (published: PublishedYear, table: TableKey, line: string, period: string) => countShown(published, { table, line, period });
const details = ({ quarters }: PublishedYear) => quarters.map(({ detail }) => detail);
const everyNumber = ({ tables }: PublishedYear) =>
	tables.flatMap(({ lines, total }) => [total, ...lines.map(({ counts }) => counts)].flatMap((counts) => Object.values(counts)));

/** Three months of requests about three needs, none of them few. */
const aQuarter = [1, 2, 3].flatMap((month) =>
	(["rights", "housing", "food"] as const).map((need) => requests({ month: monthDay(month), need, count: 20 })),
);

describe("periods", () => {
	it("are published by quarters, each a full month after it ended", () => {
		expect(details(publish(aQuarter, "2026-04-30" as Day))).toEqual(["waiting", "waiting", "waiting", "waiting"]);
		expect(details(publish(aQuarter, "2026-05-01" as Day))[0]).toBe("months");
		expect(details(publish(aQuarter, "2027-01-31" as Day))).toEqual(["months", "secret", "secret", "waiting"]);
	});

	it("that wait have no number at all, not even a secret one", () => {
		expect(everyNumber(publish(aQuarter, "2026-04-30" as Day))).toEqual([]);
	});

	it("show the quarter alone when one of its months is few, and nothing when the quarter is", () => {
		const published = publish([
			requests({ count: 30 }),
			requests({ month: monthDay(2), count: 30 }),
			requests({ month: monthDay(4), count: 10 }),
		]);
		expect(details(published)).toEqual(["quarter", "secret", "secret", "secret"]);
		expect(shown(published, "need", totalLine, "2026-T1")).toBe(60);
		expect(shown(published, "need", totalLine, "2026-01")).toBeNull();
		expect(shown(published, "need", totalLine, "2026-T2")).toBeNull();
	});

	it("end on their last day, leap years included", () => {
		expect([lastDayOf("2028-02"), lastDayOf("2026-T2"), lastDayOf("2026-12")]).toEqual(["2028-02-29", "2026-06-30", "2026-12-31"]);
	});

	it("open on the latest year that has something to show", () => {
		expect([latestYear("2026-04-30" as Day), latestYear("2026-05-01" as Day)]).toEqual([2025, 2026]);
	});
});

describe("tables", () => {
	it("hide the needs that nobody has, and with them enough for a zero to be anything", () => {
		const published = publish(aQuarter);
		const visible = needs.filter((need) => shown(published, "need", need, "2026-T1") !== null);
		expect(visible).toHaveLength(2);
		expect(shown(published, "need", totalLine, "2026-T1")).toBe(180);
	});

	it("count each end once, and an end that is a state of its own by its state", () => {
		const published = publish([
			requests({ state: "declined", declineReason: "no-capacity", count: 40 }),
			requests({ state: "declined", declineReason: "not-eligible", count: 30 }),
			requests({ state: "declined", declineReason: "other", count: 20 }),
			requests({ state: "closed", outcome: "answered", count: 50 }),
			requests({ state: "cancelling", count: 15 }),
			requests({ state: "appointment", count: 15 }),
		]);
		expect(shown(published, "outcome", "declined", "2026-T1")).toBe(90);
		expect(shown(published, "outcome", "answered", "2026-T1")).toBe(50);
		expect(shown(published, "decline", totalLine, "2026-T1")).toBe(90);
		expect(shown(published, "decline", "no-capacity", "2026-T1")).toBe(40);
		// the smallest covers the ends and the reasons that nobody has
		expect(shown(published, "outcome", "open", "2026-T1")).toBeNull();
		expect(shown(published, "decline", "other", "2026-T1")).toBeNull();
	});

	it("sort first answers by the days they took", () => {
		const days = [0, 1, 3, 4, 10, 11, 30, 31, 90];
		const published = publish([...days.map((answerDays) => requests({ answerDays, count: 20 })), requests({ count: 15 })]);
		const counts = ["same-day", "1-3", "4-10", "11-30", "later", "none"].map((line) => shown(published, "delay", line, "2026-T1"));
		expect(counts).toEqual([20, 40, 40, 40, 40, 15]);
	});

	it("hide a breakdown whole with the number that it explains", () => {
		const published = publish([
			requests({ state: "declined", declineReason: "no-capacity", count: 12 }),
			requests({ state: "closed", outcome: "answered", count: 60 }),
			requests({ count: 40 }),
		]);
		expect(shown(published, "outcome", "declined", "2026-T1")).toBeNull();
		expect(shown(published, "decline", totalLine, "2026-T1")).toBeNull();
		expect(published.tables.find(({ key }) => key === "decline")?.lines.every(({ counts }) => counts["2026-T1"] === null)).toBe(true);
	});

	it("do not say that everyone with a need was left without a solution", () => {
		const unsolved = { state: "closed", outcome: "no-solution", noSolutionReason: "no-offer" } as const;
		const published = publish([
			requests({ need: "housing", count: 40, ...unsolved }),
			requests({ need: "food", count: 30, ...unsolved }),
			requests({ need: "digital", count: 20 }),
			...(["food", "rights", "mobility"] as const).map((need) => requests({ need, count: 60, answerDays: 2 })),
		]);
		expect(shown(published, "need", "housing", "2026-T1")).not.toBeNull();
		expect(shown(published, "unmet-need", "housing", "2026-T1")).toBeNull();
	});

	it("show no number under the threshold, whatever it is set to", () => {
		for (const threshold of [11, 25, 100]) {
			const numbers = everyNumber(publishYear(aQuarter, 2026, threshold, afterTheYear));
			expect(Math.min(...numbers.filter((count) => count !== null))).toBeGreaterThanOrEqual(threshold);
		}
	});

	it("keep the same numbers by need when an outcome changes later", () => {
		const later = aQuarter.map(
			(row, index): CountRow => (index % 2 === 0 ? { ...row, state: "closed", outcome: "no-solution", noSolutionReason: "cost" } : row),
		);
		const byNeed = (published: PublishedYear) => published.tables.find(({ key }) => key === "need");
		expect(byNeed(publish(later))).toEqual(byNeed(publish(aQuarter)));
	});
});

describe("the threshold", () => {
	it("is never under eleven, whoever asks", () => {
		for (const threshold of [10, 5, 0, -1, 11.5, Number.NaN])
			expect(() => publishYear([], 2026, threshold, afterTheYear)).toThrow(RangeError);
	});
});
