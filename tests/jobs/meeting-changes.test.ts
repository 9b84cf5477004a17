import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { editCommittee } from "#app/domain/committees/commands/edit-committee.server.ts";
import { endMandate } from "#app/domain/committees/commands/end-mandate.server.ts";
import { grantMandate } from "#app/domain/committees/commands/grant-mandate.server.ts";
import type { EditCommittee } from "#app/domain/committees/schema.ts";
import { sendConvocation } from "#app/domain/convocations/commands/send-convocation.server.ts";
import { cancelMeeting } from "#app/domain/meetings/commands/cancel-meeting.server.ts";
import { editMeeting } from "#app/domain/meetings/commands/edit-meeting.server.ts";
import type { EditMeeting } from "#app/domain/meetings/schema.ts";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";

const database = useDatabase();
const now = new Date("2026-10-05T08:00:00Z");
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
/** What the product does so many minutes after the notice. */
const settle = async (minutes: number) => {
	const jobs = testJobs({ db: database.worker, clock: () => at(minutes) });
	await jobs.settle();
	await jobs.run("sweep-notices", {});
	await jobs.settle();
};

/** A meeting of Friday 23 October at 14:00, whose notice left. */
async function convoked(slug: string) {
	const here = await aCommittee(database, now, slug);
	const { lead } = here.people;
	const meetingId = await aMeeting(here.as(lead), { committeeId: here.committeeId, day: "2026-10-23" });
	await sendConvocation(here.as(lead), { meetingId, revision: 1, message: null });
	await settle(0);
	const asPlanned = { day: "2026-10-23", startTime: "14:00", endTime: "16:00", title: "Comité insertion", place: "Salle du conseil" };
	let revision = 1;
	return {
		...here,
		meetingId,
		/** Letters about the meeting: the mail that says one's mandate was given is none. */
		mails: async (who: string) =>
			(await mailsIn(database.worker, `${who}@${slug}.example`)).flatMap((mail) => (mail.calendar ? [read(mail.calendar)] : [])),
		notices: async (personId: string) =>
			(
				await database.asAdmin<{ kind: string }>("select kind from notice where person_id = $1 and object_id = $2", [personId, meetingId])
			).map(({ kind }) => kind),
		edit: async (minutes: number, changes: Partial<EditMeeting>, by = lead) => {
			await editMeeting(here.as(by, at(minutes)), { ...asPlanned, ...changes, meetingId, revision } as EditMeeting);
			revision += 1;
			await settle(minutes);
		},
		/** Other changes than these count too: a body's new name. */
		cancel: (minutes: number, others = 0) => cancelMeeting(here.as(lead, at(minutes)), { meetingId, revision: revision + others }),
	};
}

function read(calendar: string) {
	const component = new ICAL.Component(ICAL.parse(calendar));
	ICAL.TimezoneService.register(new ICAL.Timezone(component.getFirstSubcomponent("vtimezone") as ICAL.Component));
	const event = new ICAL.Event(component.getFirstSubcomponent("vevent") as ICAL.Component);
	return {
		method: String(component.getFirstPropertyValue("method")),
		event: {
			uid: event.uid,
			sequence: event.sequence,
			summary: event.summary,
			location: event.location,
			startsAt: event.startDate.toJSDate(),
			status: String(event.component.getFirstPropertyValue("status")),
			attendees: event.attendees.map(
				(one) =>
					String(one.getFirstValue())
						.replace(/^mailto:/i, "")
						.split("@")[0],
			),
		},
	};
}

describe("a change of a convoked meeting", () => {
	it("undone within ten minutes is told to nobody, by mail or in the inbox", async () => {
		const { edit, mails, notices, people } = await convoked("aller-retour");
		await edit(1, { day: "2026-10-26" });
		await edit(8, {});
		for (const minutes of [12, 30, 90]) await settle(minutes);
		expect(await mails("membre")).toHaveLength(1);
		expect(await notices(people.member.personId)).toEqual([]);
	});

	it("is told with the others of its ten minutes, once, in one letter; not in the inbox of who made it", async () => {
		const { edit, mails, notices, people } = await convoked("groupe");
		await edit(1, { day: "2026-10-26" });
		await edit(4, { day: "2026-10-27", place: "Médiathèque" });
		await edit(7, { day: "2026-10-27", place: "Médiathèque", title: "Comité de rentrée" });
		expect(await mails("membre")).toHaveLength(1);
		await settle(11);
		await settle(16);
		const [first, second, ...others] = await mails("membre");
		expect(others).toEqual([]);
		expect(second?.event).toMatchObject({
			uid: first?.event?.uid,
			summary: expect.stringContaining("Comité de rentrée"),
			location: "Médiathèque",
			startsAt: new Date("2026-10-27T13:00:00Z"),
		});
		expect(await notices(people.member.personId)).toEqual(["meeting-changed"]);
		expect(await notices(people.lead.personId)).toEqual([]);
	});

	it("that never ends is told all the same, ten minutes after the first", async () => {
		const { edit, mails } = await convoked("sans-fin");
		for (const [minutes, day] of [
			[1, "24"],
			[6, "25"],
			[10, "26"],
		] as const) {
			await edit(minutes, { day: `2026-10-${day}` as never });
		}
		await settle(11);
		expect(await mails("membre")).toHaveLength(2);
	});

	it("does not wait when the meeting is a matter of hours, nor when it is called off", async () => {
		const { edit, mails, cancel } = await convoked("presse");
		const tenOClock = (new Date("2026-10-23T09:30:00Z").getTime() - now.getTime()) / 60_000;
		await edit(tenOClock, { startTime: "15:00" });
		expect(await mails("membre")).toHaveLength(2);
		await cancel(tenOClock + 1);
		await settle(tenOClock + 1);
		expect((await mails("membre")).at(-1)).toMatchObject({ method: "CANCEL", event: { status: "CANCELLED" } });
	});

	it("is told once though two workers follow it at once", async () => {
		const { edit, mails } = await convoked("a-deux");
		await edit(1, { day: "2026-10-26" });
		await Promise.allSettled([settle(12), settle(12)]);
		await settle(24);
		expect(await mails("membre")).toHaveLength(2);
	});
});

describe("the invitation in a calendar", () => {
	it("keeps its identity through every change, each newer than the one before, to the end", async () => {
		const { edit, cancel, mails, as, people, committeeId } = await convoked("suite");
		await edit(1, { day: "2026-10-26" });
		await settle(15);
		await edit(20, { day: "2026-10-26", place: "Salle des fêtes" });
		await settle(35);
		const renamed = { committeeId, revision: 1, name: "Comité emploi", kind: "coordination_committee" as const };
		await editCommittee(as(people.officer, at(40)), renamed as EditCommittee);
		await settle(41);
		await settle(55);
		await cancel(60, 1);
		await settle(61);
		const sent = await mails("membre");
		expect(sent.map(({ method }) => method)).toEqual(["REQUEST", "REQUEST", "REQUEST", "REQUEST", "CANCEL"]);
		expect(new Set(sent.map(({ event }) => event?.uid)).size).toBe(1);
		const sequences = sent.map(({ event }) => event?.sequence as number);
		expect(sequences).toEqual([...new Set(sequences)].sort((one, other) => one - other));
		expect(sent[2]?.event?.location).toBe("Salle des fêtes");
		expect(sent[3]?.event?.summary).toContain("Comité emploi");
	});

	it("comes to whoever joins, and no more to whoever no longer sits", async () => {
		const { edit, mails, as, people, committeeId, territory, meetingId } = await convoked("va-et-vient");
		const newcomer = await territory.person("nouvelle");
		await grantMandate(territory.operator, { committeeId, personId: newcomer.personId, role: "member", startsOn: "2026-10-05" } as never);
		await sendConvocation(as(people.lead, at(1)), { meetingId, revision: 1, message: null });
		await settle(1);
		expect((await mails("nouvelle")).map(({ method, event }) => [method, event?.attendees])).toEqual([["REQUEST", ["nouvelle"]]]);
		expect(await mails("membre")).toHaveLength(1);
		const [held] = await database.asAdmin<{ id: string }>("select id from mandate where person_id = $1", [people.member.personId]);
		await endMandate(as(people.officer, at(2)), { mandateId: held?.id, endsOn: "2026-10-06" } as never);
		await edit(3, { day: "2026-10-26" });
		await settle(20);
		expect(await mails("nouvelle")).toHaveLength(2);
		expect((await mails("membre")).filter(({ method }) => method === "REQUEST")).toHaveLength(1);
	});
});
