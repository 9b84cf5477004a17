import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import type { MeetingId } from "#app/domain/kernel/ids.ts";
import { getMeeting, listMeetings } from "#app/domain/meetings/queries.server.ts";
import * as agenda from "#app/routes/meetings/agenda.tsx";
import * as following from "#app/routes/meetings/following.tsx";
import * as newPoll from "#app/routes/meetings/new-poll.tsx";
import * as newSeries from "#app/routes/meetings/new-series.tsx";
import * as papers from "#app/routes/meetings/papers.tsx";
import * as poll from "#app/routes/meetings/poll.tsx";
import * as preparation from "#app/routes/meetings/preparation.tsx";
import * as holidays from "#app/routes/meetings/school-holidays.tsx";
import * as settle from "#app/routes/meetings/settle.tsx";
import * as suggestions from "#app/routes/meetings/suggestions.tsx";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);
type Handler = Parameters<typeof web.ask>[0];
const body = "/t/ici/comites/insertion";

let here: Awaited<ReturnType<typeof aCommittee>>;
const cookies = new Map<string, string>();
beforeAll(async () => {
	here = await aCommittee(database, now, "ici");
	for (const { personId } of Object.values(here.people)) cookies.set(personId, await web.signInAs(personId));
});

interface Asked {
	path?: string;
	params?: Record<string, string>;
	form?: Record<string, string>;
}
const ask = (who: Actor, handler: Handler, { path = body, params = {}, form }: Asked = {}) =>
	web.ask(handler, { path, params: { territory: "ici", committee: "insertion", ...params }, cookie: cookies.get(who.personId), form });
const planned = (points: object[] = []) => aMeeting(here.as(here.people.lead), { committeeId: here.committeeId, points: points as never });
const meetingOf = (id: string) =>
	reading(here.as(here.people.lead), (tx) => getMeeting(tx, here.territory.territoryId, here.committeeId, id as MeetingId));

const rule = {
	title: "Comité",
	startTime: "10:00",
	endTime: "12:00",
	unit: "weeks",
	every: "1",
	weekday: "2",
	rank: "1",
	fromDay: "2027-02-02",
};

describe("a series", () => {
	it("shows its dates before it creates them", async () => {
		const address = (query: object) => `${body}/reunions/serie?${new URLSearchParams({ ...rule, ...query })}`;
		const shown = await ask(here.people.lead, newSeries.loader, { path: address({ count: "3", untilDay: "" }) });
		expect(shown.data.preview.days).toEqual(["2027-02-02", "2027-02-09", "2027-02-16"]);
		const many = await ask(here.people.lead, newSeries.loader, { path: address({ count: "61" }) });
		expect(many.data.preview).toBeNull();
		expect(many.data.typed.lastResult.error.count[0]).toContain("60 réunions au plus");
		const wrong = await ask(here.people.lead, newSeries.loader, { path: address({ startTime: "25:00", count: "2" }) });
		expect(Object.keys(wrong.data.typed.lastResult.error)).toEqual(["startTime"]);
		const past = await ask(here.people.lead, newSeries.loader, { path: address({ fromDay: "2026-01-01", count: "2" }) });
		expect(Object.keys(past.data.typed.lastResult.error)).toEqual(["fromDay"]);
		expect((await ask(here.people.member, newSeries.loader)).status).toBe(403);
		const created = await ask(here.people.lead, newSeries.action, { form: { ...rule, count: "3" } });
		expect(created.status).toBe(302);
		const meetings = await reading(here.as(here.people.lead), (tx) =>
			listMeetings(tx, here.territory.territoryId, { when: "next", now, committeeId: here.committeeId }),
		);
		const first = String(meetings.find(({ title }) => title === "Comité")?.id);
		const path = `${body}/reunions/${first}/serie?${new URLSearchParams({ ...rule, fromDay: "2027-02-04", weekday: "4" })}`;
		const next = await ask(here.people.lead, following.loader, { path, params: { meeting: first } });
		expect(next.data.preview.days).toEqual(["2027-02-04", "2027-02-11", "2027-02-18"]);
		const form = { ...rule, fromDay: "2027-02-04", weekday: "4", intent: "edit", revision: "1" };
		expect((await ask(here.people.lead, following.action, { params: { meeting: first }, form })).status).toBe(302);
		expect((await meetingOf(first)).startsAt.toISOString()).toBe("2027-02-04T09:00:00.000Z");
	});
});

describe("a poll", () => {
	it("is opened with empty lines, answered and chosen from plain forms", async () => {
		const slot = (index: number, day: string, startTime: string, endTime: string) => ({
			[`slots[${index}].day`]: day,
			[`slots[${index}].startTime`]: startTime,
			[`slots[${index}].endTime`]: endTime,
		});
		const two = { ...slot(0, "2026-12-08", "10:00", "12:00"), ...slot(1, "2026-12-10", "10:00", "12:00") };
		const form = {
			title: "Dates",
			place: "",
			videoUrl: "",
			closesOn: "2026-12-01",
			...two,
			...slot(2, "", "", ""),
			...slot(3, "", "", ""),
		};
		const few = await ask(here.people.lead, newPoll.action, { form: { ...form, ...slot(1, "", "", "") } });
		expect(few.data.lastResult.error.slots[0]).toBe("Proposez au moins deux dates.");
		const opened = await ask(here.people.lead, newPoll.action, { form });
		expect(opened.status).toBe(302);
		const id = String(opened.headers.get("Location")).split("/").at(-1) as string;
		const page = (who: Actor) => ask(who, poll.loader, { params: { poll: id } });
		expect((await page(here.people.outsider)).status).toBe(404);
		const [first] = (await page(here.people.member)).data.slots;
		const said = { intent: "answer", "answers[0].slotId": first.id, "answers[0].answer": "yes" };
		expect((await ask(here.people.member, poll.action, { params: { poll: id }, form: said })).status).toBe(302);
		expect((await page(here.people.member)).data.slots[0]).toMatchObject({ mine: "yes", yes: 1 });
		const choice = { intent: "choose", revision: "1", slotId: first.id };
		expect((await ask(here.people.member, poll.action, { params: { poll: id }, form: choice })).status).toBe(403);
		expect((await ask(here.people.lead, poll.action, { params: { poll: id }, form: choice })).status).toBe(302);
		expect((await page(here.people.lead)).data.poll.status).toBe("chosen");
	});
});

describe("the points", () => {
	it("are proposed by members, answered by the lead, hidden from others", async () => {
		expect((await ask(here.people.outsider, preparation.loader)).status).toBe(404);
		const form = { title: "Navette", reason: "Le mercredi", sheetId: "", isConfidential: "on" };
		expect((await ask(here.people.member, preparation.action, { form })).status).toBe(302);
		const { data } = await ask(here.people.member, preparation.loader);
		const [navette] = data.waiting.filter(({ title }: { title: string }) => title === "Navette");
		expect(navette).toMatchObject({ isConfidential: true, status: "open" });
		const answer = { proposalId: navette.id, revision: "1", answer: "declined", sentence: "" };
		const path = `${body}/preparation?reponse`;
		expect((await ask(here.people.lead, preparation.action, { path, form: answer })).status).toBe(400);
		expect((await ask(here.people.lead, preparation.action, { path, form: { ...answer, sentence: "Déjà réglé." } })).status).toBe(302);
	});

	it("take links under https only, and go to the next agenda", async () => {
		const meeting = await planned([{ title: "Un" }]);
		const [point] = (await meetingOf(meeting)).points;
		const params = { meeting, point: String(point?.id) };
		const link = { intent: "link", name: "Note", url: "javascript:alert(1)" };
		expect((await ask(here.people.lead, papers.action, { params, form: link })).data.lastResult.error.url).toBeDefined();
		expect((await ask(here.people.lead, papers.action, { params, form: { ...link, url: "https://papiers.example/note" } })).status).toBe(
			302,
		);
		const [paper] = (await meetingOf(meeting)).points[0]?.papers ?? [];
		expect(paper).toMatchObject({ name: "Note", url: "https://papiers.example/note" });
		expect((await ask(here.people.lead, papers.action, { params, form: { intent: "remove", paperId: String(paper?.id) } })).status).toBe(
			302,
		);
		expect((await meetingOf(meeting)).points[0]?.papers).toEqual([]);
		const sent = await ask(here.people.lead, agenda.action, {
			params: { meeting },
			form: { intent: "send-on", how: "copy", pointId: params.point, revision: "1" },
		});
		expect(sent.status).toBe(302);
		expect((await ask(here.people.lead, suggestions.loader, { params: { meeting } })).status).toBe(200);
		const none = await ask(here.people.lead, suggestions.action, { params: { meeting }, form: {} });
		expect(none.status).toBe(400);
		expect((await ask(here.people.lead, settle.loader, { params: { meeting } })).status).toBe(422);
	});
});

describe("the school calendar", () => {
	it("is set by stewards", async () => {
		expect((await ask(here.people.lead, holidays.loader)).status).toBe(403);
		const form = { intent: "add", name: "Noël", startsOn: "2027-12-18", endsOn: "2028-01-02" };
		expect((await ask(here.people.officer, holidays.action, { form })).status).toBe(302);
		expect((await ask(here.people.officer, holidays.action, { form: { intent: "zone", zone: "B" } })).status).toBe(302);
		expect((await ask(here.people.officer, holidays.loader)).data).toMatchObject({ zone: "B", knownUntil: "2028-01-02" });
	});
});
