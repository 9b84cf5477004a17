import ICAL from "ical.js";
import { beforeAll, describe, expect, it } from "vitest";
import { createCalendarFeed } from "#app/domain/calendar-feeds/commands/create-calendar-feed.server.ts";
import { endMandate } from "#app/domain/committees/commands/end-mandate.server.ts";
import { grantMandate } from "#app/domain/committees/commands/grant-mandate.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { CommitteeId, MeetingId } from "#app/domain/kernel/ids.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { cancelMeeting } from "#app/domain/meetings/commands/cancel-meeting.server.ts";
import { createMeeting } from "#app/domain/meetings/commands/create-meeting.server.ts";
import { editMeeting } from "#app/domain/meetings/commands/edit-meeting.server.ts";
import type { CreateMeeting, EditMeeting } from "#app/domain/meetings/schema.ts";
import { endMembership } from "#app/domain/people/commands/end-membership.server.ts";
import { EndMembership } from "#app/domain/people/schema.ts";
import { requestContext } from "#app/http/services.server.ts";
import * as feed from "#app/routes/calendar-feeds/feed.tsx";
import * as page from "#app/routes/calendar-feeds/list.tsx";
import * as revocation from "#app/routes/calendar-feeds/revocation.tsx";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-24T09:00:00Z");
const web = useWeb(database, now);
const path = "/mon-compte/calendriers";

let here: Awaited<ReturnType<typeof aCommittee>>;
let elsewhere: Awaited<ReturnType<typeof aCommittee>>;
beforeAll(async () => {
	here = await aCommittee(database, now, "ici");
	elsewhere = await aCommittee(database, now, "la-bas");
});

/** What a calendar program gets from an address. */
async function read(token: string, { headers = {}, from = "198.51.100.7" }: { headers?: Record<string, string>; from?: string } = {}) {
	const request = new Request(`http://localhost:3000/calendriers/${token}.ics`, { headers });
	const context = requestContext(web.services, request, "", from);
	const response = await feed.loader({ request, params: { token }, context });
	return { status: response.status, headers: response.headers, text: await response.text() };
}
const parse = (text: string) => new ICAL.Component(ICAL.parse(text));
/** Events by title, as an independent program understands them. */
async function eventsOf(token: string): Promise<Record<string, ICAL.Event>> {
	const calendar = parse((await read(token)).text);
	return Object.fromEntries(
		calendar.getAllSubcomponents("vevent").map((one) => [String(one.getFirstPropertyValue("summary")), new ICAL.Event(one)]),
	);
}
const feedOf = ({ personId, territoryId }: Actor, committeeId: CommitteeId | null = null) =>
	createCalendarFeed({ db: database.app, personId, territoryIds: [territoryId], now }, { committeeId, label: null });
const plan = (at: typeof here, fields: Partial<CreateMeeting> & { title: string; day: string }) =>
	createMeeting(at.as(at.people.lead), {
		committeeId: at.committeeId,
		startTime: "09:00",
		endTime: "11:30",
		place: null,
		...fields,
	} as CreateMeeting);

describe("an address of a calendar", () => {
	it("gives iCalendar to a program without session, to be kept by nobody else and found by no search engine", async () => {
		const { status, headers, text } = await read(await feedOf(here.people.lead));
		expect(status).toBe(200);
		expect(Object.fromEntries(headers)).toMatchObject({
			"content-type": "text/calendar; charset=utf-8",
			"cache-control": "private, no-cache",
			"x-robots-tag": "noindex, nofollow",
			"content-disposition": 'inline; filename="maillage.ics"',
		});
		expect(headers.getSetCookie()).toEqual([]);
		const calendar = parse(text);
		expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
		expect(calendar.getFirstPropertyValue("name")).toBe("Mon calendrier Maillage");
		expect(String(calendar.getFirstPropertyValue("refresh-interval"))).toBe("PT1H");
		expect(calendar.getFirstSubcomponent("vtimezone")?.getFirstPropertyValue("tzid")).toBe("Europe/Paris");
	});

	it("is not found when nobody made it, and slows down whoever tries many, alone", async () => {
		const known = await feedOf(here.people.lead);
		const guess = (one: number) => read(`${one}`.padEnd(43, "x"), { from: "203.0.113.9" });
		for (let i = 0; i < 60; i++) expect((await guess(i)).status).toBe(404);
		const refused = await guess(60);
		expect(refused).toMatchObject({ status: 429 });
		expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
		expect((await read(known)).status).toBe(200);
		for (let i = 0; i < 12; i++) expect((await read(known)).status).toBe(200);
	});

	it("is refused by a sentence, not by an error that quotes it, when something writes to it", async () => {
		expect(feed.action().status).toBe(405);
	});

	it("answers that nothing changed until something does", async () => {
		const token = await feedOf(here.people.lead);
		const { headers } = await read(token);
		const tag = headers.get("ETag") ?? "";
		for (const sent of [tag, `W/${tag}`, `"autre", ${tag}`, "*"]) {
			const again = await read(token, { headers: { "If-None-Match": sent } });
			expect(again).toMatchObject({ status: 304, text: "" });
			expect(again.headers.get("ETag")).toBe(tag);
		}
		await plan(here, { title: "Une de plus", day: "2027-01-12" });
		expect(await read(token, { headers: { "If-None-Match": tag } })).toMatchObject({ status: 200 });
	});
});

describe("what a calendar shows", () => {
	it("is a person's own: their committees' meetings, and nothing of another territory", async () => {
		await plan(here, { title: "Réunion d'ici", day: "2027-02-02" });
		await plan(elsewhere, { title: "Réunion de là-bas", day: "2027-02-02" });
		expect(await eventsOf(await feedOf(here.people.member))).toHaveProperty("Réunion d'ici");
		expect(await eventsOf(await feedOf(here.people.outsider))).not.toHaveProperty("Réunion d'ici");
		const all = (await Promise.all(Object.values(here.people).map(async (who) => (await read(await feedOf(who))).text))).join();
		expect(all).not.toContain("là-bas");
	});

	it("is all of a committee's, for whoever may read its page", async () => {
		await plan(here, { title: "Ouverte à tous", day: "2027-02-03", place: "Salle des fêtes, 1er étage; porte B" });
		const token = await feedOf(here.people.reader, here.committeeId);
		const event = (await eventsOf(token))["Ouverte à tous"];
		expect(event?.location).toBe("Salle des fêtes, 1er étage; porte B");
		expect(event?.description).toContain("Comité insertion – Territoire ici");
		expect(event?.component.getFirstPropertyValue("url")).toMatch(
			/^http:\/\/localhost:3000\/t\/ici\/comites\/insertion\/reunions\/[0-9a-f-]{36}$/,
		);
		expect(event?.component.getFirstPropertyValue("categories")).toBe("Réunion");
		expect(parse((await read(token)).text).getFirstPropertyValue("name")).toBe("Comité insertion – Territoire ici");
	});

	it("stops a year back and two years ahead", async () => {
		for (const day of ["2025-11-20", "2025-11-24", "2028-11-23", "2028-12-02"]) await plan(here, { title: `Le ${day}`, day });
		const titles = Object.keys(await eventsOf(await feedOf(here.people.lead)));
		expect(titles.filter((title) => title.startsWith("Le ")).sort()).toEqual(["Le 2025-11-24", "Le 2028-11-23"]);
	});

	it("keeps the hour of every meeting across both changes of clock", async () => {
		// last Sundays of March and October: 29 March and 25 October 2026, 28 March and 31 October 2027
		const days = [
			"2026-03-28",
			"2026-03-30",
			"2026-10-24",
			"2026-10-26",
			"2027-03-27",
			"2027-03-28",
			"2027-03-29",
			"2027-10-30",
			"2027-10-31",
			"2027-11-02",
		];
		for (const day of days) await plan(here, { title: `Horloge ${day}`, day });
		const events = await eventsOf(await feedOf(here.people.reader, here.committeeId));
		const stored = await database.asAdmin<{ title: string; starts_at: Date; ends_at: Date }>(
			"select title, starts_at, ends_at from meeting where title like 'Horloge%'",
		);
		expect(stored).toHaveLength(days.length);
		for (const { title, starts_at, ends_at } of stored) {
			const event = events[title] as ICAL.Event;
			expect(event.startDate.zone.tzid).toBe("Europe/Paris");
			expect([event.startDate.hour, event.startDate.minute]).toEqual([9, 0]);
			expect([title, event.startDate.toJSDate(), event.endDate.toJSDate()]).toEqual([title, starts_at, ends_at]);
		}
	});

	it("keeps the identity of a meeting that moves, and says which version is the newer", async () => {
		const title = "Avant déplacement";
		const meetingId = await plan(here, { title, day: "2027-05-04" });
		const token = await feedOf(here.people.lead);
		const before = (await eventsOf(token))[title] as ICAL.Event;
		expect(before.uid).toBe(`meeting-${meetingId}@localhost:3000`);
		const moved = { title: "Après déplacement, à 14 h", startTime: "14:00", endTime: null, place: null };
		await editMeeting(here.as(here.people.lead), { meetingId, revision: 1, day: "2027-05-05", ...moved } as EditMeeting);
		const events = await eventsOf(token);
		const after = events["Après déplacement, à 14 h"] as ICAL.Event;
		expect(events).not.toHaveProperty(title);
		expect(after.uid).toBe(before.uid);
		expect(after.sequence).toBeGreaterThan(before.sequence);
		const stampOf = (event: ICAL.Event) => (event.component.getFirstPropertyValue("dtstamp") as ICAL.Time).toJSDate();
		expect(stampOf(after) > stampOf(before)).toBe(true);
		expect(after.startDate.toJSDate()).toEqual(new Date("2027-05-05T12:00:00Z"));
	});

	it("keeps a cancelled meeting, and says so", async () => {
		const meetingId = await plan(here, { title: "Bientôt annulée", day: "2027-06-01" });
		await cancelMeeting(here.as(here.people.lead), { meetingId: meetingId as MeetingId, revision: 1 });
		const event = (await eventsOf(await feedOf(here.people.lead)))["Annulé\u00a0: Bientôt annulée"];
		expect(event?.uid).toBe(`meeting-${meetingId}@localhost:3000`);
		expect(event?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
	});
});

describe("rights at the moment of reading", () => {
	const eventCount = async (token: string) => {
		const { status, text } = await read(token);
		expect(status).toBe(200);
		const calendar = parse(text);
		expect(calendar.getAllSubcomponents("vtimezone")).toHaveLength(1);
		return calendar.getAllSubcomponents("vevent").length;
	};
	const somebody = async (local: string) => here.territory.person(local, { mandates: { insertion: "member" } });

	it("empty a revoked calendar at once, with nothing of what it was", async () => {
		await plan(here, { title: "À ne plus lire", day: "2027-07-01" });
		const who = await somebody("revocation");
		const token = await feedOf(who, here.committeeId);
		expect(await eventCount(token)).toBeGreaterThan(0);
		const cookie = await web.signInAs(who.personId);
		const { data } = await web.ask(page.loader, { path, cookie });
		const params = { feed: data.feeds[0].id };
		expect(await web.ask(revocation.action, { path, params, cookie, form: {} })).toMatchObject({ status: 302, location: path });
		expect(await eventCount(token)).toBe(0);
		expect((await read(token)).text).not.toMatch(/insertion|ici/i);
	});

	it("empty it when the membership is over or the account closed, and fill it again when they come back", async () => {
		const [left, closed] = [await somebody("depart"), await somebody("fermeture")];
		const [leftToken, closedToken] = [await feedOf(left), await feedOf(closed)];
		expect(await eventCount(leftToken)).toBeGreaterThan(0);
		const end = EndMembership.parse({ personId: left.personId, endsOn: "2026-11-23" });
		await endMembership(here.as(here.people.officer), end);
		await database.asAdmin("update person set is_active = false where id = $1", [closed.personId]);
		expect(await eventCount(leftToken)).toBe(0);
		expect(await eventCount(closedToken)).toBe(0);
		await database.asAdmin("update person set is_active = true where id = $1", [closed.personId]);
		expect(await eventCount(closedToken)).toBeGreaterThan(0);
	});

	it("follow the mandates: a new one brings its meetings without a new address", async () => {
		const newcomer = await here.territory.person("nouvelle");
		const token = await feedOf(newcomer);
		expect(await eventCount(token)).toBe(0);
		const mandate = { committeeId: here.committeeId, personId: newcomer.personId, role: "member" as const, startsOn: "2026-11-24" };
		await grantMandate(here.territory.operator, mandate as Parameters<typeof grantMandate>[1]);
		expect(await eventCount(token)).toBeGreaterThan(0);
		const [held] = await database.asAdmin<{ id: string }>("select id from mandate where person_id = $1", [newcomer.personId]);
		await endMandate(here.as(here.people.officer), { mandateId: held?.id, endsOn: "2026-11-24" } as never);
		web.clock.now = new Date("2026-11-25T09:00:00Z");
		expect(await eventCount(token)).toBe(0);
		web.clock.now = now;
	});

	it("follow a meeting that moves at once, and never carry what a body keeps to itself", async () => {
		const who = await somebody("suit");
		const token = await feedOf(who, here.committeeId);
		const meetingId = await plan(here, { title: "Séance mobile", day: "2027-08-03" });
		await database.asAdmin(
			"insert into agenda_point (id, territory_id, meeting_id, position, title, duration_minutes, is_confidential) values (gen_random_uuid(), $1, $2, 1, 'Situation tenue secrète', 10, true)",
			[here.territory.territoryId, meetingId],
		);
		expect((await read(token)).text).toContain("20270803T090000");
		await database.asAdmin("update meeting set starts_at = '2027-08-10T07:00:00Z', ends_at = '2027-08-10T09:30:00Z' where id = $1", [
			meetingId,
		]);
		const moved = (await read(token)).text;
		expect(moved).toContain("20270810T090000");
		expect(moved).not.toContain("20270803T090000");
		expect(moved).not.toContain("tenue secrète");
	});
});

describe("« Mes calendriers »", () => {
	it("shows a new address once, and then only that it exists and when it was read", async () => {
		const cookie = await web.signInAs((await here.territory.person("page")).personId);
		expect((await web.ask(page.loader, { path, cookie })).data).toMatchObject({
			feeds: [],
			chosen: null,
			committees: [{ label: "Territoire ici", options: [{ label: "Comité gérontologie" }, { label: "Comité insertion" }] }],
		});
		const made = await web.ask(page.action, { path, cookie, form: { committeeId: here.committeeId, label: " Outlook " } });
		expect(made.status).toBe(201);
		expect(made.data.address).toMatch(/^http:\/\/localhost:3000\/calendriers\/[\w-]{43}\.ics$/);
		const token = made.data.address.slice(-47, -4);
		expect((await read(token)).status).toBe(200);
		const { data } = await web.ask(page.loader, { path, cookie });
		expect(data.feeds).toMatchObject([
			{ title: "Comité insertion – Territoire ici", label: "Outlook", href: "/t/ici/comites/insertion", lastReadOn: "2026-11-24" },
		]);
		expect(JSON.stringify(data)).not.toContain(token);
	});

	it("chooses the committee that its address asks for, if it may be read", async () => {
		const cookie = await web.signInAs(here.people.reader.personId);
		const chosenBy = async (id: string) => (await web.ask(page.loader, { path: `${path}?comite=${id}`, cookie })).data.chosen;
		expect(await chosenBy(here.committeeId)).toBe(here.committeeId);
		expect(await chosenBy(elsewhere.committeeId)).toBeNull();
		expect(await chosenBy("pas-un-id")).toBeNull();
	});

	it("refuses what is not a calendar of one's own territories, and asks who is nobody to sign in", async () => {
		const cookie = await web.signInAs(here.people.reader.personId);
		const post = (form: Record<string, string>) => web.ask(page.action, { path, cookie, form });
		expect((await post({ committeeId: elsewhere.committeeId })).status).toBe(404);
		expect((await post({ committeeId: "pas-un-id" })).status).toBe(400);
		expect((await post({ label: "x".repeat(61) })).status).toBe(400);
		expect((await post({ personId: newId() })).status).toBe(400);
		for (const id of [newId(), "pas-un-id"]) {
			expect((await web.ask(revocation.action, { path, params: { feed: id }, cookie, form: {} })).status).toBe(404);
		}
		for (const handler of [page.loader, page.action, revocation.action]) {
			const asked = await web.ask(handler, { path, form: handler === page.loader ? undefined : {} });
			expect(asked).toMatchObject({ status: 302, location: expect.stringMatching(/^\/connexion/) });
		}
	});
});
