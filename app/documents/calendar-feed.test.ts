import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import type { CalendarEntry, CalendarKind } from "#app/domain/calendar/types.ts";
import { calendarText } from "./calendar-feed.ts";

// What an independent parser understands of what we write.

const entry = (about: Partial<CalendarEntry> = {}): CalendarEntry =>
	({
		uid: "meeting-1",
		kind: "meeting",
		title: "Réunion",
		context: "Comité insertion",
		territoryName: "CCALS",
		day: "2027-01-12",
		startsAt: new Date("2027-01-12T08:00:00Z"),
		endsAt: new Date("2027-01-12T10:00:00Z"),
		place: null,
		status: "confirmed",
		href: "/t/ccals/comites/insertion",
		revision: 1,
		...about,
	}) as CalendarEntry;
const wholeDay = (kind: CalendarKind, day: string, about: Partial<CalendarEntry> = {}) =>
	entry({ uid: `${kind}-${day}`, kind, day: day as CalendarEntry["day"], startsAt: null, endsAt: null, ...about });

const write = (entries: CalendarEntry[], name = "Mon calendrier") =>
	calendarText({ name, createdAt: new Date("2026-11-24T09:00:00.400Z"), publicUrl: new URL("https://maillage.example/"), entries });
const calendarOf = (text: string) => new ICAL.Component(ICAL.parse(text));
const eventsOf = (entries: CalendarEntry[]) =>
	calendarOf(write(entries))
		.getAllSubcomponents("vevent")
		.map((one) => new ICAL.Event(one));

it("gives back to the letter what was typed, in lines that no program cuts in two", () => {
	const title = `Où l'on parle de «\u00a0l'été\u00a0»\u00a0; d'abord, puis \\ de ${"très longues œuvres 🏡 ".repeat(20)}`.trim();
	const text = write([entry({ title, place: "Salle des fêtes, 3\u00a0; porte B" })], "Comité: accueil, écoute; suivi");
	const lines = text.split("\r\n");
	expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line))).toBe(true);
	expect(lines.at(-1)).toBe("");
	// RFC 7986: a text like any other, which this parser does not know of yet
	expect(text).toContain("\r\nNAME:Comité: accueil\\, écoute\\; suivi\r\n");
	const event = new ICAL.Event(calendarOf(text).getAllSubcomponents("vevent")[0]);
	expect([event.summary, event.location]).toEqual([title, "Salle des fêtes, 3\u00a0; porte B"]);
});

it("lets no text pass for a line of its own", () => {
	const forged = "Réunion\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:forgée\r\nSUMMARY:Autre\u0000\u000b\u001b";
	const text = write([entry({ title: forged, context: forged, place: forged })], forged);
	const calendar = calendarOf(text);
	expect(calendar.getAllSubcomponents("vevent")).toHaveLength(1);
	expect(calendar.getAllSubcomponents("vtimezone")).toHaveLength(1);
	// biome-ignore lint/suspicious/noControlCharactersInRegex: those that no line may hold
	expect(text).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f]/);
});

describe("what takes a day", () => {
	it.each([
		["2027-02-28", "2027-03-01"],
		["2028-02-28", "2028-02-29"],
		["2027-03-28", "2027-03-29"],
		["2027-10-31", "2027-11-01"],
		["2026-12-31", "2027-01-01"],
	])("takes %s whole, and ends before %s", (day, next) => {
		const [event] = eventsOf([wholeDay("milestone", day)]);
		expect([event?.startDate.isDate, event?.startDate.toString(), event?.endDate.toString()]).toEqual([true, day, next]);
		expect(event?.component.getFirstPropertyValue("transp")).toBe("TRANSPARENT");
	});

	it("says what it is, in its title and its category", () => {
		const kinds = { milestone: "Jalon", "sheet-end": "Fin d'action", "value-due": "Valeurs à saisir" } as const;
		for (const [kind, label] of Object.entries(kinds)) {
			const [event] = eventsOf([wholeDay(kind as CalendarKind, "2027-03-01", { title: "3.2 Convention" })]);
			expect(event?.summary).toBe(`${label}\u00a0: 3.2 Convention`);
			expect(event?.component.getFirstPropertyValue("categories")).toBe(label);
		}
	});
});

it("gives a meeting no end when none was said, and keeps a cancelled one out of the busy hours", () => {
	const [open] = eventsOf([entry({ endsAt: null })]);
	expect(open?.component.hasProperty("dtend")).toBe(false);
	const [held] = eventsOf([entry({ status: "done" })]);
	expect(held?.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
	const [cancelled] = eventsOf([entry({ status: "cancelled" })]);
	expect(["status", "transp"].map((name) => cancelled?.component.getFirstPropertyValue(name))).toEqual(["CANCELLED", "TRANSPARENT"]);
});

it("is the same to the byte as long as nothing changes, and stamped in UTC", () => {
	const text = write([entry()]);
	expect(write([entry()])).toBe(text);
	expect(text).toContain("\r\nDTSTAMP:20261124T090001Z\r\n");
	expect(write([entry({ revision: 2 })])).toContain("\r\nDTSTAMP:20261124T090002Z\r\n");
});

it("tells no name of a person", () => {
	expect(write([wholeDay("milestone", "2027-03-01", { ownerName: "Camille Canari" })])).not.toContain("Canari");
});

it("is still a valid calendar when it is empty", () => {
	const calendar = calendarOf(write([]));
	expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(["vtimezone"]);
});
