import { expect, it } from "vitest";
import { timelineScene } from "./sheet-timeline-scene.ts";

const today = "2026-11-22";
const dated = (startOn: string | null, endOn: string | null) => ({ startOn, endOn });

it("draws nothing without a date", () => {
	expect(timelineScene([dated(null, null)], today)).toBeNull();
});

it("holds every date between the quarters around them, the last day whole", () => {
	const sheet = dated("2026-01-01", "2026-12-31");
	const scene = timelineScene([sheet], today);
	expect(scene?.barOf(sheet)).toEqual({ from: 0, to: 100, isOpenStart: false, isOpenEnd: false });
	expect(scene?.ticks.map(({ label }) => label)).toEqual(["T1 2026", "T2 2026", "T3 2026", "T4 2026"]);
	expect(scene?.today).toBeGreaterThan(85);
	expect(scene?.barOf(dated(null, null))).toBeNull();
});

it("runs on to the edge where a date is not known", () => {
	const scene = timelineScene([dated("2026-07-01", null), dated(null, "2027-06-30")], today);
	expect(scene?.barOf(dated("2026-07-01", null))).toMatchObject({ from: 0, to: 100, isOpenEnd: true });
	expect(scene?.barOf(dated(null, "2026-12-31"))).toMatchObject({ from: 0, isOpenStart: true, isOpenEnd: false });
});

it("marks years when there are many, never more than a dozen, and leaves today out when it is not there", () => {
	const scene = timelineScene([dated("1995-03-01", "2024-01-01")], today);
	expect(scene?.ticks.length).toBeLessThanOrEqual(12);
	expect(scene?.ticks.every(({ label }) => /^\d{4}$/.test(label))).toBe(true);
	expect(scene?.today).toBeNull();
});
