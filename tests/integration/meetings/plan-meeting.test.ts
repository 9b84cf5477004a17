import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Conflict, Forbidden, NotFound } from "#app/domain/kernel/errors.ts";
import { type MeetingId, newId } from "#app/domain/kernel/ids.ts";
import { cancelMeeting } from "#app/domain/meetings/commands/cancel-meeting.server.ts";
import { createMeeting } from "#app/domain/meetings/commands/create-meeting.server.ts";
import { editMeeting } from "#app/domain/meetings/commands/edit-meeting.server.ts";
import { markHeld } from "#app/domain/meetings/commands/mark-held.server.ts";
import { countMeetings, getMeeting, listMeetings } from "#app/domain/meetings/queries.server.ts";
import { startMinutes } from "#app/domain/minutes/commands/start-minutes.server.ts";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const as = (actor: Actor, at = now) => ({ db: database.app, actor, now: at });
let here: BuiltTerritory;
let lead: Actor;
let member: Actor;
let committeeId: string;

beforeAll(async () => {
	here = await aTerritory(database.owner, now);
	lead = await here.person("lead", { mandates: { insertion: "technical_lead" } });
	member = await here.person("member", { mandates: { insertion: "member" } });
	committeeId = here.committeeIds.insertion as string;
});

const meetingOf = (meetingId: MeetingId, actor = lead) =>
	reading(as(actor), (tx) => getMeeting(tx, here.territoryId, here.committeeIds.insertion as never, meetingId));
const eventsOf = (meetingId: string) =>
	database
		.asAdmin<{ name: string }>("select name from journal_entry where payload::jsonb->>'meetingId' = $1 order by seq", [meetingId])
		.then((rows) => rows.map(({ name }) => name));
const edit = { title: "Séance extraordinaire", day: "2026-12-01", startTime: "10:00", endTime: null, place: null };

describe("planning a meeting", () => {
	it("keeps the French hours, and records one event", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId, day: "2027-03-28", startTime: "09:00", endTime: "11:00" });
		expect(await meetingOf(meetingId)).toMatchObject({
			startsAt: new Date("2027-03-28T07:00:00Z"),
			endsAt: new Date("2027-03-28T09:00:00Z"),
			status: "planned",
			revision: 1,
			points: [],
		});
		expect(await eventsOf(meetingId)).toEqual(["meeting.created"]);
	});

	it("is refused to a member of the committee, and leaves nothing behind", async () => {
		const before = await database.asAdmin("select id from meeting");
		await expect(aMeeting(as(member), { committeeId })).rejects.toThrow(Forbidden);
		await expect(aMeeting(as(lead), { committeeId: here.committeeIds.gerontologie as string })).rejects.toThrow(Forbidden);
		expect(await database.asAdmin("select id from meeting")).toEqual(before);
	});

	it("does not know another territory's committee, whoever asks", async () => {
		const there = await aTerritory(database.owner, now, "la-bas");
		await expect(aMeeting(as(lead), { committeeId: there.committeeIds.insertion as string })).rejects.toThrow(NotFound);
	});

	it("refuses an hour that does not exist and records nothing", async () => {
		const before = await database.asAdmin("select seq from journal_entry");
		await expect(aMeeting(as(lead), { committeeId, day: "2027-03-28", startTime: "02:30", endTime: null })).rejects.toThrow(
			"meeting.skipped-hour",
		);
		expect(await database.asAdmin("select seq from journal_entry")).toEqual(before);
	});
});

describe("changing a meeting", () => {
	it("saves the new values under a new revision", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId });
		await editMeeting(as(lead), { meetingId, revision: 1, ...edit });
		expect(await meetingOf(meetingId)).toMatchObject({
			title: edit.title,
			startsAt: new Date("2026-12-01T09:00:00Z"),
			endsAt: null,
			place: null,
			revision: 2,
		});
		expect(await eventsOf(meetingId)).toEqual(["meeting.created", "meeting.edited"]);
	});

	it("gives the saved version back to whoever comes second, and keeps it", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId });
		await editMeeting(as(lead), { meetingId, revision: 1, ...edit });
		const late = editMeeting(as(lead), { meetingId, revision: 1, ...edit, title: "Autre titre" });
		await expect(late).rejects.toMatchObject({
			kind: "conflict",
			current: { title: edit.title, day: "2026-12-01", startTime: "10:00", revision: 2 },
		});
		expect((await meetingOf(meetingId)).title).toBe(edit.title);
	});

	it("lets one of two simultaneous changes win", async () => {
		const officer = await here.person("officer", { role: "cooperation_officer" });
		const meetingId = await aMeeting(as(lead), { committeeId });
		const outcomes = await Promise.allSettled(
			[lead, officer].map((actor) => editMeeting(as(actor), { meetingId, revision: 1, ...edit, title: actor.displayName })),
		);
		expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Conflict) });
		expect(await eventsOf(meetingId)).toEqual(["meeting.created", "meeting.edited"]);
	});

	it("is refused to a member and to a reader with a mandate, as a refusal and not as an absence", async () => {
		const reader = await here.person("reader", { role: "reader", mandates: { insertion: "substitute" } });
		const meetingId = await aMeeting(as(lead), { committeeId });
		for (const actor of [member, reader]) {
			await expect(editMeeting(as(actor), { meetingId, revision: 1, ...edit })).rejects.toThrow(Forbidden);
		}
	});

	it("answers that an unknown meeting, or another territory's, does not exist", async () => {
		const there = await aTerritory(database.owner, now, "ailleurs");
		const stranger = await there.person("stranger", { role: "admin" });
		const meetingId = await aMeeting(as(lead), { committeeId });
		await expect(editMeeting(as(stranger), { meetingId, revision: 1, ...edit })).rejects.toThrow(NotFound);
		await expect(editMeeting(as(lead), { meetingId: newId(), revision: 1, ...edit })).rejects.toThrow(NotFound);
	});
});

describe("holding and cancelling a meeting", () => {
	const thatDay = new Date("2026-11-23T08:00:00Z");

	it("marks it as held from its day on, once", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId });
		await expect(markHeld(as(lead), { meetingId, revision: 1 })).rejects.toThrow("meeting.not-yet");
		await markHeld(as(lead, thatDay), { meetingId, revision: 1 });
		expect((await meetingOf(meetingId)).status).toBe("held");
		await expect(markHeld(as(lead, thatDay), { meetingId, revision: 2 })).rejects.toThrow("meeting.not-planned");
		await expect(markHeld(as(lead, thatDay), { meetingId, revision: 1 })).rejects.toThrow(Conflict);
		await expect(markHeld(as(member, thatDay), { meetingId, revision: 2 })).rejects.toThrow(Forbidden);
		expect(await eventsOf(meetingId)).toEqual(["meeting.created", "meeting.held"]);
	});

	it("is marked as held once when two say so at once", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId });
		const outcomes = await Promise.allSettled([1, 1].map((revision) => markHeld(as(lead, thatDay), { meetingId, revision })));
		expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(await eventsOf(meetingId)).toEqual(["meeting.created", "meeting.held"]);
	});

	it("does not move a held meeting to a day to come", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId });
		await markHeld(as(lead, thatDay), { meetingId, revision: 1 });
		await expect(editMeeting(as(lead, thatDay), { meetingId, revision: 2, ...edit })).rejects.toThrow("meeting.held-to-come");
	});

	it("cancels a planned meeting for good", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId });
		await expect(cancelMeeting(as(member), { meetingId, revision: 1 })).rejects.toThrow(Forbidden);
		await expect(cancelMeeting(as(lead), { meetingId, revision: 7 })).rejects.toThrow(Conflict);
		await cancelMeeting(as(lead), { meetingId, revision: 1 });
		expect((await meetingOf(meetingId)).status).toBe("cancelled");
		await expect(editMeeting(as(lead), { meetingId, revision: 2, ...edit })).rejects.toThrow("meeting.cancelled");
		await expect(cancelMeeting(as(lead), { meetingId, revision: 2 })).rejects.toThrow("meeting.not-planned");
		expect(await eventsOf(meetingId)).toEqual(["meeting.created", "meeting.cancelled"]);
	});

	it("does not cancel a meeting whose minutes are begun", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId });
		await startMinutes(as(lead), { meetingId });
		await expect(cancelMeeting(as(lead), { meetingId, revision: 1 })).rejects.toThrow("meeting.has-minutes");
	});
});

describe("the lists of meetings", () => {
	it("part today's and those to come from those held or before, and hide a draft from other committees", async () => {
		const land = await aTerritory(database.owner, now, "listes");
		const pilot = await land.person("pilot", { mandates: { insertion: "technical_lead" } });
		const outsider = await land.person("outsider");
		const insertion = land.committeeIds.insertion as never;
		const on = (day: string, startTime = "14:00") =>
			aMeeting(as(pilot), { committeeId: insertion, day, startTime, endTime: null, title: `${day} ${startTime}` });
		const yesterday = await on("2026-11-21");
		await on("2026-11-22", "00:15");
		await on("2026-11-30");
		const held = await createMeeting(as(pilot), { committeeId: insertion, title: "Tenue", day: "2026-11-22", startTime: "08:00" });
		await markHeld(as(pilot), { meetingId: held, revision: 1 });
		await startMinutes(as(pilot), { meetingId: yesterday });

		const titles = (actor: Actor, when: "next" | "past") =>
			reading(as(actor), (tx) => listMeetings(tx, land.territoryId, { when, now, committeeId: insertion }));
		expect((await titles(pilot, "next")).map(({ title }) => title)).toEqual(["2026-11-22 00:15", "2026-11-30 14:00"]);
		expect((await titles(pilot, "past")).map(({ title, minutesStatus }) => [title, minutesStatus])).toEqual([
			["Tenue", null],
			["2026-11-21 14:00", "draft"],
		]);
		expect((await titles(outsider, "past")).map(({ minutesStatus }) => minutesStatus)).toEqual([null, null]);
		expect(await reading(as(outsider), (tx) => countMeetings(tx, land.territoryId, { when: "past", now }))).toBe(2);
	});
});

it("keeps a day as France names it when the instant falls on another day elsewhere", async () => {
	const meetingId = await aMeeting(as(lead), { committeeId, day: "2026-12-24" as Day, startTime: "00:30", endTime: null });
	expect((await meetingOf(meetingId)).startsAt).toEqual(new Date("2026-12-23T23:30:00Z"));
});
