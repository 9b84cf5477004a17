import { describe, expect, it } from "vitest";
import { barOf, rowSize, timelineScale } from "./timeline-geometry.ts";

describe("the scale of the timeline", () => {
	const { x, isWithin, years } = timelineScale({ first: 2024, last: 2027 });

	it("goes from the first day of the first year to the last day of the last one", () => {
		expect(x("2024-01-01")).toBe(0);
		expect(x("2028-01-01")).toBe(rowSize.width);
		expect(x("2026-01-01")).toBeCloseTo(rowSize.width / 2, 0);
		expect(["2023-12-31", "2024-01-01", "2027-12-31", "2028-01-01"].map(isWithin)).toEqual([false, true, true, false]);
	});

	it("gives each year its own width, a leap year a little more", () => {
		expect(years.map(({ year }) => year)).toEqual([2024, 2025, 2026, 2027]);
		expect(years[0]?.width).toBeGreaterThan(years[1]?.width as number);
		expect(years.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(rowSize.width);
	});

	it("draws a bar between two days, a stub beside a single one, nothing without any", () => {
		expect(barOf({ startOn: "2025-01-01", endOn: "2026-01-01" }, x)).toEqual({
			x: x("2025-01-01"),
			width: x("2026-01-01") - x("2025-01-01"),
			isOpen: false,
		});
		expect(barOf({ startOn: "2025-01-01", endOn: "2025-01-01" }, x)?.width).toBe(3);
		expect(barOf({ startOn: "2027-12-31", endOn: null }, x)).toEqual({ x: rowSize.width - 10, width: 10, isOpen: true });
		expect(barOf({ startOn: null, endOn: "2024-01-01" }, x)).toEqual({ x: 0, width: 10, isOpen: true });
		expect(barOf({ startOn: null, endOn: null }, x)).toBeNull();
	});
});
