import { beforeAll, describe, expect, it } from "vitest";
import { sendConvocation } from "#app/domain/convocations/commands/send-convocation.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { MeetingId } from "#app/domain/kernel/ids.ts";
import { cancelMeeting } from "#app/domain/meetings/commands/cancel-meeting.server.ts";
import * as answer from "#app/routes/convocations/answer.tsx";
import * as byLink from "#app/routes/convocations/answer-by-link.tsx";
import * as chase from "#app/routes/convocations/chase.tsx";
import * as convoke from "#app/routes/convocations/convocation.tsx";
import * as attendance from "#app/routes/meetings/attendance.tsx";
import * as page from "#app/routes/meetings/meeting.tsx";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-02T09:00:00Z");
const web = useWeb(database, now);
type Handler = Parameters<typeof web.ask>[0];

let here: Awaited<ReturnType<typeof aCommittee>>;
const cookies = new Map<string, string>();
beforeAll(async () => {
	here = await aCommittee(database, now, "ici");
	for (const { personId } of Object.values(here.people)) cookies.set(personId, await web.signInAs(personId));
});

const ask = (who: Actor, handler: Handler, meeting: string, form?: Record<string, string>) =>
	web.ask(handler, {
		path: `/t/ici/comites/insertion/reunions/${meeting}/convocation`,
		params: { territory: "ici", committee: "insertion", meeting },
		cookie: cookies.get(who.personId),
		form,
	});
const open = (handler: Handler, token: string, form?: Record<string, string>) =>
	web.ask(handler, { path: `/convocation/${token}`, params: { token }, form });

/** A convoked meeting and the secret that each received. */
async function convoked(day = "2026-12-01") {
	const meeting = await aMeeting(here.as(here.people.lead), { committeeId: here.committeeId, day });
	await sendConvocation(here.as(here.people.lead), { meetingId: meeting, revision: 1, message: null });
	await testJobs({ db: database.worker, clock: () => now }).settle();
	const tokenOf = async (who: string) =>
		/\/convocation\/([\w-]{43})/.exec((await mailsIn(database.worker, `${who}@ici.example`)).at(-1)?.text ?? "")?.[1] as string;
	return { meeting, tokenOf };
}
const answersOf = async (meeting: MeetingId) => (await ask(here.people.officer, page.loader, meeting)).data.answers.convocation;

describe("the link of a notice", () => {
	it("shows the meeting without a session, changes nothing when read, and tells nobody its address", async () => {
		const { meeting, tokenOf } = await convoked();
		const token = await tokenOf("membre");
		for (const _ of [1, 2]) {
			const shown = await open(byLink.loader, token);
			expect(shown).toMatchObject({
				status: 200,
				data: { isOpen: true, link: { name: "Membre ici", title: "Comité insertion", answer: null } },
			});
			expect(Object.fromEntries(shown.headers)).toMatchObject({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow" });
			expect(JSON.stringify(shown.data)).not.toContain("@");
		}
		expect((await answersOf(meeting)).unanswered).toHaveLength(4);
	});

	it("takes an answer, then another, for one person only", async () => {
		const { meeting, tokenOf } = await convoked();
		const token = await tokenOf("membre");
		expect((await open(byLink.action, token, {})).status).toBe(400);
		expect((await open(byLink.action, token, { answer: "maybe" })).status).toBe(400);
		expect((await open(byLink.action, token, { answer: "represented" })).status).toBe(400);
		expect(await open(byLink.action, token, { answer: "yes" })).toMatchObject({ status: 302, location: `/convocation/${token}` });
		const { others } = (await open(byLink.loader, token)).data.link;
		const chair = others.find(({ name }: { name: string }) => name === "Presidence ici");
		expect((await open(byLink.action, token, { answer: "represented", representedById: chair.id })).status).toBe(302);
		const { groups, counts } = await answersOf(meeting);
		expect(counts).toEqual({ yes: 0, no: 0, represented: 1, total: 4 });
		expect(groups).toContainEqual(expect.objectContaining({ name: "Membre ici", representedByName: "Presidence ici" }));
		const elsewhere = await convoked("2026-12-02");
		const strangerLink = (await open(byLink.loader, await elsewhere.tokenOf("presidence"))).data.link;
		const refused = await open(byLink.action, token, { answer: "represented", representedById: strangerLink.others[0].id });
		expect(refused.status).toBe(422);
	});

	it("proposes the answer whose button was pressed in the mail, and gives it only once confirmed", async () => {
		const { meeting, tokenOf } = await convoked("2026-12-05");
		const token = await tokenOf("membre");
		const opened = (query: string) => web.ask(byLink.loader, { path: `/convocation/${token}${query}`, params: { token } });
		expect((await opened("?reponse=oui")).data).toMatchObject({ chosen: "yes", link: { answer: null } });
		expect((await opened("?reponse=non")).data).toMatchObject({ chosen: "no", link: { answer: null } });
		for (const query of ["", "?reponse=", "?reponse=peut-être"]) expect((await opened(query)).data.chosen).toBeNull();
		expect((await answersOf(meeting)).unanswered).toHaveLength(4);
	});

	it("slows down whoever tries links that are none, and nobody else", async () => {
		const { tokenOf } = await convoked("2026-12-06");
		const wrong = "y".repeat(43);
		const statuses = new Set<number>();
		for (let tries = 0; tries < 12; tries++) statuses.add((await open(byLink.loader, wrong)).status);
		expect(statuses).toEqual(new Set([404, 429]));
		expect((await open(byLink.action, wrong, { answer: "yes" })).status).toBe(429);
		expect((await open(byLink.loader, await tokenOf("membre"))).status).toBe(200);
	});

	it("closes with the membership of its reader, and when their account does", async () => {
		const { people, territory } = here;
		const { tokenOf } = await convoked("2026-12-04");
		const token = await tokenOf("membre");
		const held = [people.member.personId, territory.territoryId];
		const statuses = async () => [(await open(byLink.loader, token)).status, (await open(byLink.action, token, { answer: "no" })).status];
		await database.asAdmin("update membership set ends_on = '2026-11-01' where person_id = $1 and territory_id = $2", held);
		expect(await statuses()).toEqual([404, 404]);
		await database.asAdmin("update membership set ends_on = null where person_id = $1 and territory_id = $2", held);
		await database.asAdmin("update person set is_active = false where id = $1", [people.member.personId]);
		expect(await statuses()).toEqual([404, 404]);
		await database.asAdmin("update person set is_active = true where id = $1", [people.member.personId]);
		expect(await statuses()).toEqual([200, 302]);
	});

	it("opens nothing when it is wrong, and nothing more once the meeting begins or is off", async () => {
		const { meeting, tokenOf } = await convoked();
		const token = await tokenOf("membre");
		for (const wrong of ["", "x".repeat(43), `${token}x`, meeting]) {
			expect((await open(byLink.loader, wrong)).status).toBe(404);
			expect((await open(byLink.action, wrong, { answer: "yes" })).status).toBe(404);
		}
		web.clock.now = new Date("2026-12-01T13:00:00Z");
		expect((await open(byLink.loader, token)).status).toBe(410);
		expect((await open(byLink.action, token, { answer: "yes" })).status).toBe(410);
		web.clock.now = now;
		await cancelMeeting(here.as(here.people.lead), { meetingId: meeting, revision: 1 });
		expect((await open(byLink.loader, token)).data).toMatchObject({ isOpen: false, link: { status: "cancelled" } });
		expect((await open(byLink.action, token, { answer: "yes" })).status).toBe(410);
		expect(
			await database.asAdmin("select 1 from journal_entry where name = 'convocation.answered' and payload like $1", [`%${meeting}%`]),
		).toEqual([]);
	});
});

describe("convoking", () => {
	it("shows to whom, the letter and what to check, to whoever prepares the meeting alone", async () => {
		const meeting = await aMeeting(here.as(here.people.lead), { committeeId: here.committeeId, day: "2026-11-10", place: null });
		const { status, data } = await ask(here.people.lead, convoke.loader, meeting);
		expect(status).toBe(200);
		expect(data).toMatchObject({
			warnings: ["late-notice", "no-agenda", "no-place"],
			toSend: 4,
			letter: { subject: "Convocation\u00a0: Comité insertion" },
		});
		for (const who of [here.people.member, here.people.reader, here.people.outsider]) {
			expect((await ask(who, convoke.loader, meeting)).status).toBe(403);
			expect((await ask(who, convoke.action, meeting, { revision: "1", message: "" })).status).toBe(403);
			expect((await ask(who, chase.action, meeting, {})).status).toBe(403);
		}
		expect((await ask(here.people.lead, convoke.action, meeting, { revision: "7", message: "" })).status).toBe(409);
		expect((await ask(here.people.lead, convoke.action, meeting, { revision: "1", message: "" })).status).toBe(302);
		expect((await ask(here.people.lead, convoke.action, meeting, { revision: "1", message: "" })).status).toBe(422);
		expect((await ask(here.people.lead, chase.action, meeting, {})).status).toBe(422);
	});

	it("lets a member answer from the meeting's page, and fills the attendance with what was answered", async () => {
		const { meeting } = await convoked("2026-12-03");
		const { member, outsider, lead, reader } = here.people;
		expect((await ask(member, page.loader, meeting)).data.answers.own).toMatchObject({ answer: null });
		expect((await ask(member, answer.action, meeting, { answer: "yes" })).status).toBe(302);
		expect((await ask(outsider, answer.action, meeting, { answer: "yes" })).status).toBe(404);
		expect((await ask(outsider, answer.loader, meeting)).status).toBe(404);
		expect((await ask(reader, page.loader, meeting)).data.answers).toEqual({
			convocation: null,
			own: null,
			canConvene: false,
			canChase: false,
		});
		const { data } = await ask(lead, attendance.loader, meeting);
		expect(data.isPrefilled).toBe(true);
		expect(data.attendees).toContainEqual(expect.objectContaining({ personId: member.personId, status: "present" }));
	});
});
