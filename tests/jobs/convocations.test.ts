import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import type { Mailer } from "#app/adapters/mailer.server.ts";
import { answerConvocation } from "#app/domain/convocations/commands/answer-convocation.server.ts";
import { chaseConvocation } from "#app/domain/convocations/commands/chase-convocation.server.ts";
import { sendConvocation } from "#app/domain/convocations/commands/send-convocation.server.ts";
import { findConvocation } from "#app/domain/convocations/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { cancelMeeting } from "#app/domain/meetings/commands/cancel-meeting.server.ts";
import { editMeeting } from "#app/domain/meetings/commands/edit-meeting.server.ts";
import { getMeeting } from "#app/domain/meetings/queries.server.ts";
import { meetingAnswers } from "#app/presenters/convocation.server.ts";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";
import { giveUpJob, runJob } from "#workers/catalogue.ts";
import { drainOutbox } from "#workers/relay.ts";

const database = useDatabase();
const now = new Date("2026-10-05T08:00:00Z");
const jobs = (at = now, mailer?: Mailer) => testJobs({ db: database.worker, clock: () => at, mailer });
/** What the product does so many minutes later. */
const settled = async (minutes: number) => {
	const later = jobs(new Date(now.getTime() + minutes * 60_000));
	await later.settle();
	await later.run("sweep-notices", {});
	await later.settle();
};
const points = [{ title: "Bilan des permanences", durationMinutes: 30, notes: null, sheetId: null }];

/** A meeting of Friday 23 October at 14:00, two days before the clocks change. */
async function convoked(slug: string, overrides = {}) {
	const here = await aCommittee(database, now, slug);
	const lead = here.as(here.people.lead);
	const meetingId = await aMeeting(lead, { committeeId: here.committeeId, day: "2026-10-23", points, ...overrides });
	await sendConvocation(lead, { meetingId, revision: 1, message: "Merci de venir." });
	const mails = async (who: string) =>
		(await mailsIn(database.worker, `${who}@${slug}.example`)).filter(({ headers }) => headers["List-Id"]?.includes("convocation-"));
	const find = (at = now) =>
		reading(here.as(here.people.lead, at), (tx) => findConvocation(tx, here.territory.territoryId, meetingId, dayOf(at)));
	return { ...here, leadCtx: lead, meetingId, mails, find };
}
const invitationIn = (mail: { calendar: string | null } | undefined) => {
	const calendar = new ICAL.Component(ICAL.parse(mail?.calendar ?? ""));
	ICAL.TimezoneService.register(new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone") as ICAL.Component));
	return {
		method: calendar.getFirstPropertyValue("method"),
		event: new ICAL.Event(calendar.getFirstSubcomponent("vevent") as ICAL.Component),
	};
};

describe("a notice", () => {
	it("reaches each who sits in the body once, however often its jobs run, with the agenda, a link and an invitation", async () => {
		const { mails, meetingId, find, territory } = await convoked("convie");
		await jobs().settle();
		const convocation = await find();
		const [one] = convocation?.people ?? [];
		await jobs().run("send-convocation-email", {
			territoryId: territory.territoryId,
			meetingId,
			recipientId: one?.id,
			kind: "notice",
			occasion: (
				await database.asAdmin<{ id: string }>("select id from outbox where name = 'convocation.sent' and territory_id = $1", [
					territory.territoryId,
				])
			)[0]?.id,
		});
		for (const who of ["presidence", "suppleance", "technique", "membre"]) expect(await mails(who)).toHaveLength(1);
		for (const who of ["ailleurs", "cooperation", "lecture"]) expect(await mails(who)).toEqual([]);
		const [mail] = await mails("membre");
		expect(mail?.subject).toBe("Convocation\u00a0: Comité insertion");
		expect(mail?.text).toContain("1. Bilan des permanences (30\u00a0min)");
		expect(mail?.text).toContain("> Merci de venir.");
		expect(mail?.text).toMatch(/http:\/\/localhost:3000\/convocation\/[\w-]{43}\?reponse=oui\n/);
		const { method, event } = invitationIn(mail);
		expect({ method, uid: event.uid, sequence: event.sequence }).toEqual({
			method: "REQUEST",
			uid: `meeting-${meetingId}@localhost:3000`,
			sequence: 1,
		});
		// colleagues read one another's calendars: the link that answers in somebody's name is in the letter alone
		expect(event.description).toContain("1. Bilan des permanences");
		expect(mail?.calendar?.replace(/\r\n[ \t]/g, "")).not.toContain("/convocation/");
		expect(convocation?.people.map(({ delivery }) => delivery)).toEqual(["sent", "sent", "sent", "sent"]);
		const queued = await database.asAdmin<{ payload: object }>("select payload from outbox where name = 'convocation.sent'");
		expect(JSON.stringify(queued)).not.toContain("@");
	});

	it("follows the meeting across the clock change, asks for another answer, and calls it off", async () => {
		const { mails, meetingId, leadCtx, people, as, find } = await convoked("deplace");
		await jobs().settle();
		await answerConvocation(as(people.member), meetingId, { answer: "yes", representedById: null });
		const moved = { title: "Comité insertion", day: "2026-10-26", startTime: "14:00", endTime: "16:00", place: "Salle du conseil" };
		await editMeeting(leadCtx, { meetingId, revision: 1, ...moved });
		await jobs().settle();
		await editMeeting(leadCtx, { meetingId, revision: 2, ...moved, title: "Comité d'automne" });
		await jobs().settle();
		expect(await mails("membre")).toHaveLength(1);
		await settled(11);
		const [, update, ...others] = await mails("membre");
		expect(others).toEqual([]);
		expect(update?.subject).toMatch(/^Réunion modifiée/);
		expect(invitationIn(update)).toMatchObject({ method: "REQUEST", event: { sequence: 3 } });
		expect(invitationIn(update).event.startDate.toJSDate()).toEqual(new Date("2026-10-26T13:00:00Z"));
		expect((await find())?.people.every(({ answer }) => answer === null)).toBe(true);

		await cancelMeeting(leadCtx, { meetingId, revision: 3 });
		await settled(12);
		await settled(13);
		const [, , cancelled, ...more] = await mails("membre");
		expect(more).toEqual([]);
		expect(cancelled?.subject).toMatch(/^Réunion annulée/);
		expect(invitationIn(cancelled)).toMatchObject({ method: "CANCEL", event: { sequence: 4 } });
		expect(cancelled?.text).not.toContain("/convocation/");
	});

	it("is never sent for a meeting that nobody convoked", async () => {
		const here = await aCommittee(database, now, "brouillon");
		const meetingId = await aMeeting(here.as(here.people.lead), { committeeId: here.committeeId, day: "2026-10-23" });
		await editMeeting(here.as(here.people.lead), { meetingId, revision: 1, title: "Autre", day: "2026-10-24", startTime: "10:00" });
		await jobs().settle();
		await jobs(new Date("2026-10-22T06:00:00Z")).run("sweep-convocations", {});
		expect(await mailsIn(database.worker, "membre@brouillon.example")).toEqual([]);
	});

	it("reminds two days before those who come or have not answered, once", async () => {
		const { mails, meetingId, people, as } = await convoked("rappel");
		await jobs().settle();
		await answerConvocation(as(people.member), meetingId, { answer: "yes", representedById: null });
		await answerConvocation(as(people.chair), meetingId, { answer: "no", representedById: null });
		await jobs(new Date("2026-10-20T06:00:00Z")).run("sweep-convocations", {});
		expect(await mails("membre")).toHaveLength(1);
		for (const day of ["2026-10-21", "2026-10-21", "2026-10-22"]) {
			await jobs(new Date(`${day}T06:00:00Z`)).run("sweep-convocations", {});
		}
		expect((await mails("membre")).map(({ subject }) => subject)).toEqual([
			"Convocation\u00a0: Comité insertion",
			"Rappel\u00a0: Comité insertion",
		]);
		expect(await mails("technique")).toHaveLength(2);
		expect(await mails("presidence")).toHaveLength(1);
	});

	it("writes again only to those who have not answered, once a day", async () => {
		const { mails, meetingId, people, as, leadCtx } = await convoked("relance");
		await jobs().settle();
		await answerConvocation(as(people.chair), meetingId, { answer: "yes", representedById: null });
		await expect(chaseConvocation(leadCtx, { meetingId })).rejects.toThrow("convocation.chased-today");
		const later = new Date("2026-10-06T08:00:00Z");
		expect(await chaseConvocation(as(people.lead, later), { meetingId })).toBe(3);
		await jobs(later).settle();
		expect(await mails("presidence")).toHaveLength(1);
		expect((await mails("membre")).at(-1)?.subject).toMatch(/^Votre réponse est attendue/);
		await expect(chaseConvocation(as(people.lead, later), { meetingId })).rejects.toThrow("convocation.chased-today");
	});

	it("that a mail server refuses is shown to whoever convened, and keeps no other waiting", async () => {
		const { meetingId, people, as, find, mails } = await convoked("refuse");
		const kept = jobs().deps.mailer;
		const picky: Mailer = {
			...kept,
			async send(letter) {
				if (letter.to.address.startsWith("membre@")) throw Object.assign(new Error("550 no such user"), { responseCode: 550 });
				return kept.send(letter);
			},
		};
		await jobs(now, picky).settle();
		const states = (await find())?.people.map(({ email, delivery, deliveryCode }) => ({
			who: email?.split("@")[0],
			delivery,
			deliveryCode,
		}));
		expect(states).toContainEqual({ who: "membre", delivery: "refused", deliveryCode: 550 });
		expect(states?.filter(({ delivery }) => delivery === "sent")).toHaveLength(3);
		expect(await sendConvocation(as(people.lead), { meetingId, revision: 1, message: null })).toBe(1);
		await jobs().settle();
		expect(await mails("membre")).toHaveLength(1);
		expect(await mails("presidence")).toHaveLength(1);
	});

	it("that could not leave is shown so once its last try failed, and only then may be sent again", async () => {
		const { meetingId, committeeId, people, as, find, mails, leadCtx } = await convoked("abandon");
		const kept = jobs().deps.mailer;
		const tried: { name: string; payload: object }[] = [];
		const lost: typeof tried = [];
		const down: Mailer = {
			...kept,
			async send(letter) {
				if (letter.to.address.startsWith("membre@")) throw Object.assign(new Error("connection refused"), { code: "ECONNREFUSED" });
				return kept.send(letter);
			},
		};
		const { deps } = jobs(now, down);
		const queue = { ...deps, enqueue: async (name: string, payload: object) => void tried.push({ name, payload }) };
		const work = async () => {
			await drainOutbox(queue);
			for (let job = tried.shift(); job; job = tried.shift()) {
				const { name, payload } = job;
				await runJob(queue, name, payload).catch(() => lost.push({ name, payload }));
			}
		};
		await work();
		const stateOf = async () => (await find())?.people.find(({ personId }) => personId === people.member.personId)?.delivery;
		const meeting = await reading(leadCtx, (tx) => getMeeting(tx, people.lead.territoryId, committeeId, meetingId));
		const { revision } = meeting;
		expect(lost.map(({ name }) => name)).toEqual(["send-convocation-email"]);
		expect(await stateOf()).toBe("waiting");
		await expect(sendConvocation(as(people.lead), { meetingId, revision, message: null })).rejects.toThrow("convocation.nobody-new");

		for (const { name, payload } of [...lost, ...lost]) await giveUpJob(queue, name, payload);
		await giveUpJob(queue, "send-convocation-email", { not: "ours" });
		expect(await stateOf()).toBe("failed");
		const answers = await reading(leadCtx, (tx) => meetingAnswers(tx, people.lead, now, meeting));
		expect(answers.convocation?.groups.filter(({ delivery }) => delivery)).toMatchObject([{ name: "Membre abandon", delivery: "failed" }]);
		expect(answers.canConvene).toBe(true);
		expect(await sendConvocation(as(people.lead), { meetingId, revision, message: null })).toBe(1);
		await jobs().settle();
		expect(await stateOf()).toBe("sent");
		expect(await mails("membre")).toHaveLength(1);
		for (const { name, payload } of lost) await giveUpJob(queue, name, payload);
		expect(await stateOf()).toBe("sent");
	});

	it("lets no name or title write a header of its own", async () => {
		const { mails } = await convoked("entete", { title: "Bilan\r\nBcc: intrus@ailleurs.example" });
		await database.asAdmin("update person set display_name = $1 where email = 'membre@entete.example'", [
			"Zoé\r\nBcc: intrus@ailleurs.example",
		]);
		await jobs().settle();
		const [mail] = await mails("membre");
		expect(mail?.subject).not.toMatch(/[\r\n]/);
		expect(Object.keys(mail?.headers ?? {}).sort()).toEqual(["Auto-Submitted", "In-Reply-To", "List-Id", "Message-ID", "References"]);
		expect(invitationIn(mail).event.attendees).toHaveLength(1);
	});
});
