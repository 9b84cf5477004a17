import { describe, expect, it } from "vitest";
import { conformityOf } from "./conformity.ts";
import { criteria, themes } from "./criteria.ts";
import { statedConformity } from "./stated.ts";
import type { Criterion, Holding } from "./types.ts";

const on = "2026-11-22" as never;
const tested: Holding = { by: "test", proof: { file: "", title: "" } };
const seen = (isConforming: boolean): Holding => ({ by: "hand", look: "", checked: { on, isConforming } });
const unseen: Holding = { by: "hand", look: "", checked: null };
const absent: Holding = { by: "absence", why: "" };
const given = (...holdings: Holding[]) => conformityOf(holdings.map((holding): Criterion => ({ number: "1.1", name: "", holding })));

describe("the state of conformity", () => {
	it("is total only when every criterion that applies was verified and holds", () => {
		expect(given(tested, seen(true), absent)).toMatchObject({ state: "total", applicable: 2, rate: 100 });
		expect(given(tested, seen(true), unseen)).toMatchObject({ state: "partial", rate: 100, rateAtLeast: 66, unverified: 1 });
		expect(given(tested, seen(false))).toMatchObject({ state: "partial", rate: 50, failing: 1 });
	});

	it("counts what nobody looked at as not held", () => {
		expect(given(tested, unseen, unseen)).toMatchObject({ state: "none", rate: 100, rateAtLeast: 33 });
		expect(given(unseen)).toMatchObject({ state: "none", rate: null });
		expect(given(absent)).toMatchObject({ state: "none", applicable: 0, rate: null });
	});

	it("is the one said at the foot of every page", () => {
		expect(conformityOf(criteria).state).toBe(statedConformity);
	});
});

describe("the criteria of the RGAA 4.1.2", () => {
	it("are all there, under their thirteen themes", () => {
		expect(themes.map(({ number, criteria: rows }) => [number, rows.length])).toEqual(
			[9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12].map((count, index) => [index + 1, count]),
		);
		expect(new Set(criteria.map(({ number }) => number)).size).toBe(106);
		expect(new Set(criteria.map(({ name }) => name)).size).toBe(106);
	});
});
