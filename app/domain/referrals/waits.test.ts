import { describe, expect, it } from "vitest";
import { type Day, dayOf, plusDays } from "../kernel/calendar.ts";
import { isWorkingDay, plusWorkingDays, workingDaysBetween } from "../kernel/working-days.ts";
import { type Action, actionsOf, after, daysToAct, isOver, waitsOn } from "./rules.ts";
import { defaultSettings, type RecipientState, type Urgency } from "./types.ts";
import { isExpired, reminderDue, type Wait } from "./waits.ts";

const at = (day: string) => new Date(`${day}T09:00:00Z`);
const aWait = (sentOn: string, urgency: Urgency, state: RecipientState = "sent"): Wait => ({
	state,
	stateSince: at(sentOn),
	urgency,
	dueOn: plusWorkingDays(sentOn as Day, daysToAct(state, urgency, defaultSettings)),
	reminderStage: 0,
	remindedOn: null,
	sentAt: at(sentOn),
	firstAnswerAt: null,
});

/** Lets days pass, as the sweep does, until someone answers or it expires. */
function simulate(wait: Wait, from: string, to: string, isOff: (day: Day) => boolean = () => false): string[] {
	const told: string[] = [];
	for (let day = from as Day; day <= to; day = plusDays(day, 1)) {
		if (!isWorkingDay(day) || isOff(day)) continue;
		if (isExpired(wait, defaultSettings, day)) return [...told, `${day} expired`];
		const stage = reminderDue(wait, defaultSettings, day);
		if (!stage) continue;
		told.push(`${day} stage ${stage}`);
		Object.assign(wait, { reminderStage: Math.min(stage, 3), remindedOn: day });
	}
	return told;
}

describe("the reminders of an answer that waits", () => {
	// May 2026: the 1st and the 8th are Fridays, Ascension is Thursday the 14th, Whit Monday the 25th; counted by hand
	it.each<[string, Urgency, string[]]>([
		["2026-04-27", "ordinary", ["2026-05-13 stage 1", "2026-05-21 stage 2", "2026-05-27 expired"]],
		["2026-04-30", "soon", ["2026-05-06 stage 1", "2026-05-11 stage 2", "2026-05-13 stage 3", "2026-06-01 expired"]],
		["2026-04-30", "immediate", ["2026-05-04 stage 1", "2026-05-05 stage 2", "2026-05-06 stage 3", "2026-06-01 expired"]],
		["2026-05-13", "immediate", ["2026-05-15 stage 1", "2026-05-18 stage 2", "2026-05-19 stage 3", "2026-06-12 expired"]],
		["2026-05-07", "soon", ["2026-05-13 stage 1", "2026-05-18 stage 2", "2026-05-20 stage 3", "2026-06-08 expired"]],
	])("climb from the sending of %s, %s, over the holidays of May", (sentOn, urgency, expected) => {
		expect(simulate(aWait(sentOn, urgency), sentOn, "2026-06-30")).toEqual(expected);
	});

	it("wait for the working days of the territory: in Moselle, Good Friday is none", () => {
		const wait = aWait("2027-03-24", "immediate");
		const day = "2027-03-26" as Day;
		expect(reminderDue({ ...wait, reminderStage: 1, remindedOn: "2027-03-25" as Day }, defaultSettings, day)).toBe(2);
		expect(
			reminderDue({ ...wait, reminderStage: 1, remindedOn: "2027-03-25" as Day }, { ...defaultSettings, department: "57" }, day),
		).toBeNull();
	});

	it("catch up, one a day and in order, with the days when the product was off", () => {
		const isOff = (day: Day) => day < "2026-05-18";
		expect(simulate(aWait("2026-04-30", "immediate"), "2026-04-30", "2026-05-29", isOff)).toEqual([
			"2026-05-18 stage 1",
			"2026-05-19 stage 2",
			"2026-05-20 stage 3",
		]);
	});

	it("come back every twenty working days where an answer was given, and nothing since", () => {
		const wait = { ...aWait("2026-03-02", "immediate", "accepted"), firstAnswerAt: at("2026-03-02") };
		expect(simulate(wait, "2026-03-02", "2026-05-31")).toEqual([
			"2026-03-03 stage 1",
			"2026-03-04 stage 2",
			"2026-03-05 stage 3",
			"2026-04-02 stage 4",
			"2026-05-04 stage 4",
		]);
	});

	it("expire from the day it was opened again, and never what was answered once", () => {
		const wait = { ...aWait("2026-03-02", "soon", "reopened"), stateSince: at("2026-05-04") };
		expect(isExpired(wait, defaultSettings, "2026-06-02" as Day)).toBe(false);
		expect(isExpired(wait, defaultSettings, "2026-06-03" as Day)).toBe(true);
		expect(isExpired({ ...wait, firstAnswerAt: at("2026-03-04") }, defaultSettings, "2026-09-01" as Day)).toBe(false);
	});

	it("leave alone what is over, and what is not sent", () => {
		for (const state of ["draft", "declined", "closed", "cancelled", "relayed", "expired"] as const)
			expect(reminderDue(aWait("2026-03-02", "soon", state), defaultSettings, "2026-09-01" as Day)).toBeNull();
	});
});

describe("silence", () => {
	/** A generator of our own: a failure is found again by its seed. */
	const random = (seed: number) => () => {
		seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
		return seed / 4_294_967_296;
	};

	it("never lasts, from whatever state a referral came to by whatever way", () => {
		for (let seed = 1; seed <= 300; seed++) {
			const next = random(seed);
			const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
			const urgency = pick<Urgency>(["immediate", "soon", "ordinary"]);
			const start = plusDays("2026-01-05" as Day, Math.floor(next() * 330));
			let wait = aWait(start, urgency);
			let lastToldOn = start;
			let day = start;
			for (let turn = 0; turn < 250; turn++) {
				day = plusDays(day, 1);
				if (isOver(wait.state)) break;
				if (isWorkingDay(day)) {
					const stage = reminderDue(wait, defaultSettings, day);
					if (isExpired(wait, defaultSettings, day)) wait = { ...wait, state: "expired", dueOn: null };
					else if (stage) wait = { ...wait, reminderStage: Math.min(stage, 3), remindedOn: day };
					if (stage || wait.state === "expired") lastToldOn = day;
				}
				if (isOver(wait.state)) break;
				const side = waitsOn(wait.state);
				expect(side, `seed ${seed}, ${wait.state}`).not.toBeNull();
				// someone is told at the latest on the due day, or after the longest wait between two reminders
				const longest = Math.max(workingDaysBetween(dayOf(wait.stateSince), wait.dueOn as Day), 20);
				expect(workingDaysBetween(lastToldOn, day), `seed ${seed}, ${wait.state} on ${day}`).toBeLessThanOrEqual(longest);
				if (next() < 0.04) step();
			}

			function step() {
				const by = next() < 0.7 ? "recipient" : "sender";
				const possible = actionsOf(wait.state, by).filter((action) => action !== "relay");
				if (possible.length === 0) return;
				const action: Action = pick(possible);
				const state = after(action, wait.state, by);
				const appointmentOn = action === "fix-appointment" ? plusDays(day, 1 + Math.floor(next() * 60)) : null;
				const waits = waitsOn(state);
				wait = {
					...wait,
					state,
					stateSince: at(day),
					dueOn: waits && plusWorkingDays(appointmentOn ?? day, appointmentOn ? 1 : daysToAct(state, urgency, defaultSettings)),
					reminderStage: 0,
					remindedOn: wait.remindedOn,
					firstAnswerAt: wait.firstAnswerAt ?? (by === "recipient" && action !== "receive" ? at(day) : null),
				};
				// the other side is told of every step
				lastToldOn = day;
			}
		}
	});
});
