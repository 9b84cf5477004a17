import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type MeetingInvitation, meetingInvitation } from "./meeting-invitation.ts";

const base: MeetingInvitation = {
	method: "REQUEST",
	meetingId: "0193a000-0000-7000-8000-000000000001",
	revision: 3,
	writtenAt: new Date("2026-10-01T08:00:00Z"),
	publicUrl: new URL("https://maillage.example"),
	title: "Bilan, suites; et « après »",
	committeeName: "Comité insertion",
	startsAt: new Date("2026-10-23T12:00:00Z"),
	endsAt: new Date("2026-10-23T14:00:00Z"),
	where: "Salle du conseil, mairie",
	description: "Ordre du jour\n1. Tour de table",
	url: "https://maillage.example/t/ici",
	organizer: { name: "Léa Martin", email: "lea@ici.example" },
	attendee: { name: "Paul Durand", email: "paul@ici.example" },
};
function parsed(changes: Partial<MeetingInvitation> = {}) {
	const text = meetingInvitation({ ...base, ...changes });
	const calendar = new ICAL.Component(ICAL.parse(text));
	const zone = calendar.getFirstSubcomponent("vtimezone") as ICAL.Component;
	ICAL.TimezoneService.register(new ICAL.Timezone(zone));
	return { text, calendar, event: new ICAL.Event(calendar.getFirstSubcomponent("vevent") as ICAL.Component) };
}

describe("the invitation", () => {
	it("asks one person to one meeting, with the address that calendars know it by", () => {
		const { calendar, event } = parsed();
		expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
		expect(event).toMatchObject({
			uid: "meeting-0193a000-0000-7000-8000-000000000001@maillage.example",
			sequence: 3,
			summary: "Comité insertion – Bilan, suites; et « après »",
			location: "Salle du conseil, mairie",
			description: "Ordre du jour\n1. Tour de table",
		});
		expect(event.attendees.map((one) => [one.getFirstValue(), one.getParameter("cn")])).toEqual([
			["MAILTO:paul@ici.example", "Paul Durand"],
		]);
		expect(event.startDate.toJSDate()).toEqual(base.startsAt);
	});

	it("keeps its hour on the clock when the meeting moves across the change of time", () => {
		const startsAt = new Date("2026-10-26T13:00:00Z");
		const { text, event } = parsed({ startsAt, endsAt: new Date("2026-10-26T15:00:00Z"), revision: 4 });
		expect(text).toContain("DTSTART;TZID=Europe/Paris:20261026T140000");
		expect(parsed().text).toContain("DTSTART;TZID=Europe/Paris:20261023T140000");
		expect(event.startDate.toJSDate()).toEqual(startsAt);
		expect(event.sequence).toBe(4);
	});

	it("calls off what it had asked for", () => {
		const { calendar, event } = parsed({ method: "CANCEL", revision: 5, endsAt: null });
		expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
		expect(event.component.getFirstPropertyValue("status")).toBe("CANCELLED");
		expect(event.uid).toBe(parsed().event.uid);
	});

	it("lets no name, title or address add a line of its own", () => {
		const nasty = 'Zoé"\r\nATTENDEE:mailto:intrus@ailleurs.example';
		const { calendar, event } = parsed({ title: nasty, where: nasty, attendee: { name: nasty, email: "zoe@ici.example\r\nX-A:1" } });
		expect(event.attendees).toHaveLength(1);
		expect(event.component.getAllProperties().map(({ name }) => name)).not.toContain("x-a");
		expect(calendar.getAllSubcomponents("vevent")).toHaveLength(1);
	});
});
