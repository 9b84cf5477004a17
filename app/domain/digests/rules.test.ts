import { describe, expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { defaultPreference, dueWindow, inTurns, isDigestDay, latestMs, momentUpTo, preferenceIn } from "./rules.ts";
import type { DigestClock, DigestPreference, DigestWindow } from "./types.ts";

const prefer = (changed: Partial<DigestPreference> = {}): DigestPreference => ({ ...defaultPreference, ...changed });
const minute = 60_000;

describe("the moment a person hears", () => {
	it.each([
		["on a Monday at half past seven", {}, "2026-11-23T06:30Z", "2026-11-23T06:30:00.000Z"],
		["not a minute before: still Friday's", {}, "2026-11-23T06:29Z", "2026-11-20T06:30:00.000Z"],
		["after the night the clocks go back", {}, "2026-10-26T07:00Z", "2026-10-26T06:30:00.000Z"],
		["before it, the same hour of the clock", {}, "2026-10-23T07:00Z", "2026-10-23T05:30:00.000Z"],
		["after the night they go forward, a holiday away", {}, "2027-03-30T07:00Z", "2027-03-30T05:30:00.000Z"],
		["on Easter Monday: Friday's", {}, "2027-03-29T12:00Z", "2027-03-26T06:30:00.000Z"],
		["in Réunion, before Paris wakes", { zone: "Indian/Reunion" }, "2026-11-23T03:30Z", "2026-11-23T03:30:00.000Z"],
		["in Guadeloupe, in the Parisian afternoon", { zone: "America/Guadeloupe" }, "2026-11-23T11:30Z", "2026-11-23T11:30:00.000Z"],
		["in Guadeloupe on Sunday evening, Monday in Paris", { zone: "America/Guadeloupe" }, "2026-11-23T03:00Z", "2026-11-20T11:30:00.000Z"],
		["late in the evening of Réunion", { zone: "Indian/Reunion", atTime: "23:45" }, "2026-11-23T19:45Z", "2026-11-23T19:45:00.000Z"],
		["each week on its day", { rhythm: "weekly", weekday: 3 }, "2026-11-23T12:00Z", "2026-11-18T06:30:00.000Z"],
		[
			"each week, the day after when its day is a holiday",
			{ rhythm: "weekly", weekday: 1 },
			"2027-03-30T08:00Z",
			"2027-03-30T05:30:00.000Z",
		],
		[
			"each week, after the week-end when its Friday is Christmas",
			{ rhythm: "weekly", weekday: 5 },
			"2026-12-28T08:00Z",
			"2026-12-28T06:30:00.000Z",
		],
	] as const)("%s", (_, changed, now, expected) => {
		expect(momentUpTo(new Date(now), prefer(changed))?.toISOString()).toBe(expected);
	});

	it("comes on no public holiday of where they work: Good Friday in Moselle, the abolition of slavery in Réunion", () => {
		const on = (instant: string, changed: Partial<DigestClock>) =>
			momentUpTo(new Date(instant), { ...prefer(), ...changed })?.toISOString();
		expect(on("2027-03-26T12:00Z", { departments: ["57"] })).toBe("2027-03-25T06:30:00.000Z");
		expect(on("2027-03-26T12:00Z", { departments: ["57", "54"] })).toBe("2027-03-26T06:30:00.000Z");
		expect(on("2027-12-20T12:00Z", { ...preferenceIn(["974"]), departments: ["974"] })).toBe("2027-12-17T03:30:00.000Z");
		expect(on("2027-12-20T12:00Z", preferenceIn(["974"]))).toBe("2027-12-20T03:30:00.000Z");
	});

	it("follows, until they choose, the clocks of where they work, or those of France when there are several", () => {
		expect([[], [null], ["974"], ["971", "978"], ["974", "35"]].map((departments) => preferenceIn(departments).zone)).toEqual([
			...["Europe/Paris", "Europe/Paris", "Indian/Reunion", "America/Guadeloupe", "Europe/Paris"],
		]);
	});

	it("never comes when they want none", () => {
		expect(momentUpTo(new Date("2026-11-23T07:00Z"), prefer({ rhythm: "none" }))).toBeNull();
	});
});

it("hears once a week, whatever its day and however many holidays", () => {
	for (let weekday = 1; weekday <= 5; weekday++) {
		let days = 0;
		for (let at = Date.UTC(2026, 0, 5); at < Date.UTC(2026, 0, 5) + 52 * 7 * 86_400_000; at += 86_400_000) {
			if (isDigestDay(new Date(at).toISOString().slice(0, 10) as Day, prefer({ rhythm: "weekly", weekday }))) days++;
		}
		expect([51, 52, 53]).toContain(days);
	}
});

describe("the window that is due", () => {
	const due = (now: string, lastEnd: string | null, changed: Partial<DigestPreference> = {}) => {
		const window = dueWindow(new Date(now), prefer(changed), lastEnd ? new Date(lastEnd) : null);
		return window && [window.startsAt.toISOString().slice(0, 16), window.endsAt.toISOString().slice(0, 16)];
	};
	it.each([
		["covers one rhythm at first", "2026-11-24T06:40Z", null, {}, ["2026-11-23T06:30", "2026-11-24T06:30"]],
		["covers the week-end on Monday", "2026-11-23T06:45Z", "2026-11-20T06:30Z", {}, ["2026-11-20T06:30", "2026-11-23T06:30"]],
		["is none once it was claimed", "2026-11-23T09:00Z", "2026-11-23T06:30Z", {}, null],
		["covers the days the product was off", "2026-11-26T06:30Z", "2026-11-23T06:30Z", {}, ["2026-11-23T06:30", "2026-11-26T06:30"]],
		["is still sent at noon", "2026-11-24T11:00Z", "2026-11-23T06:30Z", {}, ["2026-11-23T06:30", "2026-11-24T06:30"]],
		["is left to the next one half a day later", "2026-11-24T18:31Z", "2026-11-23T06:30Z", {}, null],
		["is none on Sunday", "2026-11-29T06:30Z", "2026-11-27T06:30Z", {}, null],
		["comes once on the day its hour is put later", "2026-11-24T17:00Z", "2026-11-24T06:30Z", { atTime: "17:30" }, null],
		[
			"…and the day after at the new hour",
			"2026-11-25T16:30Z",
			"2026-11-24T06:30Z",
			{ atTime: "17:30" },
			["2026-11-24T06:30", "2026-11-25T16:30"],
		],
		[
			"of a week covers it",
			"2026-11-25T06:30Z",
			"2026-11-18T06:30Z",
			{ rhythm: "weekly", weekday: 3 },
			["2026-11-18T06:30", "2026-11-25T06:30"],
		],
		["is none for whoever wants none", "2026-11-24T06:30Z", "2026-11-23T06:30Z", { rhythm: "none" }, null],
	] as const)("%s", (_, now, lastEnd, changed, expected) => {
		expect(due(now, lastEnd, changed)).toEqual(expected);
	});
});

it("waits for the end of an absence, on the person's own days, and then covers all of it", () => {
	const from = (startsOn: string, endsOn: string) => (day: Day) => startsOn <= day && day <= endsOn;
	const isAway = from("2026-11-24", "2026-11-26");
	const at = (now: string, lastEnd: string | null, changed: Partial<DigestPreference> = {}) => {
		const window = dueWindow(new Date(now), prefer(changed), lastEnd ? new Date(lastEnd) : null, isAway);
		return window && [window.startsAt.toISOString().slice(0, 16), window.endsAt.toISOString().slice(0, 16)];
	};
	for (const day of ["24", "25", "26"]) expect(at(`2026-11-${day}T06:30Z`, "2026-11-23T06:30Z")).toBeNull();
	expect(at("2026-11-27T06:30Z", "2026-11-23T06:30Z")).toEqual(["2026-11-23T06:30", "2026-11-27T06:30"]);
	// the first one of all covers the absence too
	expect(at("2026-11-27T06:30Z", null)).toEqual(["2026-11-23T06:30", "2026-11-27T06:30"]);
	// in the evening of the last day, past midnight in France and in time to be sent: still that day's
	expect(at("2026-11-26T23:30Z", "2026-11-23T16:30Z", { atTime: "17:30" })).toBeNull();
	// the day after in Nouméa, where it began a day ago
	expect(at("2026-11-26T20:30Z", "2026-11-22T20:30Z", { zone: "Pacific/Noumea" })).toEqual(["2026-11-22T20:30", "2026-11-26T20:30"]);
});

/** A small generator of its own: the same every run. */
function randomFrom(seed: number) {
	let state = seed;
	const next = () => {
		state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return state / 2 ** 32;
	};
	return {
		below: (count: number) => Math.floor(next() * count),
		pick: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T,
	};
}

it("parts a year without gap or overlap, one window a day at most, whatever people prefer, change their mind and the product sleeps", () => {
	const random = randomFrom(20261127);
	const zones = ["Europe/Paris", "Indian/Reunion", "America/Guadeloupe", "Pacific/Noumea", "America/Miquelon"];
	const anyPreference = (): DigestPreference => ({
		rhythm: random.pick(["daily", "daily", "weekly", "none"]),
		atTime: `${String(random.below(24)).padStart(2, "0")}:${random.pick(["00", "15", "30", "45"])}`,
		weekday: 1 + random.below(5),
		zone: random.pick(zones),
	});
	for (let person = 0; person < 3; person++) {
		let preference = anyPreference();
		const windows: (DigestWindow & { zone: string })[] = [];
		let asleepUntil = 0;
		const start = Date.UTC(2026, 8, 1);
		for (let at = start; at < start + 365 * 86_400_000; at += 15 * minute) {
			if (random.below(3_000) === 0) preference = anyPreference();
			if (random.below(2_000) === 0) asleepUntil = at + random.below(72) * 60 * minute;
			if (at < asleepUntil) continue;
			// a schedule is a little late at times
			const now = new Date(at + random.below(60_000));
			const window = dueWindow(now, preference, windows.at(-1)?.endsAt ?? null);
			if (!window) continue;
			expect(now.getTime() - window.endsAt.getTime()).toBeLessThanOrEqual(latestMs);
			expect(window.endsAt <= now && window.startsAt < window.endsAt).toBe(true);
			expect(dueWindow(now, preference, window.endsAt), "once claimed, nothing is due").toBeNull();
			windows.push({ ...window, zone: preference.zone });
		}
		for (const [index, window] of windows.slice(1).entries()) expect(window.startsAt).toEqual(windows[index]?.endsAt);
	}
}, 30_000);

describe("taking turns", () => {
	it("lets each territory, and in it each mail domain, go before anyone goes twice", () => {
		const people = [
			...Array.from({ length: 6 }, (_, n) => ({ territory: "grande", domain: n < 5 ? "a" : "b", n })),
			{ territory: "petite", domain: "a", n: 6 },
			{ territory: "petite", domain: "a", n: 7 },
		];
		const turns = inTurns(
			people,
			({ territory }) => territory,
			({ domain }) => domain,
		).map(({ n }) => n);
		expect(turns).toEqual([0, 6, 5, 7, 1, 2, 3, 4]);
	});
	it("has nothing to do with nobody", () => {
		expect(inTurns([], String)).toEqual([]);
	});
});
