import { beforeAll, describe, expect, it } from "vitest";
import { addGuest } from "#app/domain/committees/commands/add-guest.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Forbidden, NotFound } from "#app/domain/kernel/errors.ts";
import { type CommitteeId, type MeetingId, newId } from "#app/domain/kernel/ids.ts";
import { addAgendaPoint } from "#app/domain/meetings/commands/add-agenda-point.server.ts";
import { editMeeting } from "#app/domain/meetings/commands/edit-meeting.server.ts";
import { recordAttendance } from "#app/domain/meetings/commands/record-attendance.server.ts";
import { listGuestAttendance } from "#app/domain/meetings/queries/guest-attendance.server.ts";
import { getMeeting } from "#app/domain/meetings/queries.server.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { docOf, paragraph, submittedMinutes } from "#seeds/builders/submitted-minutes.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const as = (actor: Actor) => ({ db: database.app, actor, now });
let here: BuiltTerritory;
let lead: Actor;
let chair: Actor;
let member: Actor;
let committeeId: CommitteeId;

beforeAll(async () => {
	here = await aTerritory(database.owner, now);
	lead = await here.person("lead", { mandates: { insertion: "technical_lead" } });
	chair = await here.person("chair", { mandates: { insertion: "chair" } });
	member = await here.person("member", { mandates: { insertion: "member" } });
	committeeId = here.committeeIds.insertion as CommitteeId;
});

const attendanceOf = async (meetingId: MeetingId) => {
	const { attendance } = await reading(as(lead), (tx) => getMeeting(tx, here.territoryId, committeeId, meetingId));
	return attendance.map(({ displayName, status }) => `${displayName}: ${status}`);
};
const events = () => database.asAdmin("select seq from journal_entry where name = 'meeting.attendance-recorded'");

describe("recording attendance", () => {
	it("says by whom one was represented, who came late or left early, and which guests came", async () => {
		const points = [{ title: "Accueil" }, { title: "Bilan" }];
		const meetingId = await aMeeting(as(lead), { committeeId, points: points as never });
		const guestId = await addGuest(as(lead), { committeeId, meetingId, name: "Awa Diallo", email: "awa@association.example" });
		const stored = () => reading(as(lead), (tx) => getMeeting(tx, here.territoryId, committeeId, meetingId));
		const [first, second] = (await stored()).points.map(({ id }) => id);
		const record = (rows: object[], guests: object[] = []) =>
			recordAttendance(as(lead), { meetingId, revision: 1, attendance: rows as never, guests: guests as never });
		const late = { personId: member.personId, status: "present", arrivedPointId: second };
		await expect(record([{ ...late, leftPointId: first }])).rejects.toThrow("attendance.left-before-arrival");
		await expect(record([{ ...late, arrivedPointId: newId() }])).rejects.toThrow("attendance.unknown-point");
		const away = { personId: chair.personId, status: "represented" };
		await expect(record([{ ...away, representedById: chair.personId }])).rejects.toThrow("attendance.unknown-representative");
		await expect(record([late], [{ guestId: newId(), status: "present" }])).rejects.toThrow("attendance.not-invited");
		const guest = { guestId, status: "present", arrivedPointId: first, leftPointId: second };
		await expect(record([late], [{ ...guest, arrivedPointId: second, leftPointId: first }])).rejects.toThrow(
			"attendance.left-before-arrival",
		);
		await record([late, { ...away, representedById: member.personId }], [guest]);
		expect((await stored()).attendance).toMatchObject([
			{ personId: chair.personId, status: "represented", representedById: member.personId, arrivedPointId: null },
			{ personId: member.personId, status: "present", arrivedPointId: second, leftPointId: null },
		]);
		const guests = await reading(as(lead), (tx) => listGuestAttendance(tx, here.territoryId, meetingId));
		expect(guests).toMatchObject([{ name: "Awa Diallo", status: "present", arrivedPointId: first, leftPointId: second }]);
	});

	it("keeps one answer for each member, replaced as a whole", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId });
		const before = (await events()).length;
		await recordAttendance(as(lead), {
			meetingId,
			revision: 1,
			attendance: [
				{ personId: chair.personId, status: "present" },
				{ personId: member.personId, status: "excused" },
			],
		});
		expect(await attendanceOf(meetingId)).toEqual(["Chair exemple: present", "Member exemple: excused"]);
		await recordAttendance(as(chair), { meetingId, revision: 2, attendance: [{ personId: member.personId, status: "represented" }] });
		expect(await attendanceOf(meetingId)).toEqual(["Member exemple: represented"]);
		expect(await events()).toHaveLength(before + 2);
	});

	it("refuses who has no mandate that day, and changes nothing", async () => {
		const outsider = await here.person("outsider");
		const meetingId = await aMeeting(as(lead), { committeeId });
		const before = await events();
		const attendance = [{ personId: outsider.personId, status: "present" as const }];
		await expect(recordAttendance(as(lead), { meetingId, revision: 1, attendance })).rejects.toThrow("attendance.not-a-member");
		expect(await attendanceOf(meetingId)).toEqual([]);
		expect(await events()).toEqual(before);
	});

	it("refuses a member, a stale form with what stands, and an unknown meeting", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId });
		const attendance = [{ personId: member.personId, status: "present" as const }];
		await expect(recordAttendance(as(member), { meetingId, revision: 1, attendance })).rejects.toThrow(Forbidden);
		await recordAttendance(as(lead), { meetingId, revision: 1, attendance });
		await expect(recordAttendance(as(chair), { meetingId, revision: 1, attendance })).rejects.toMatchObject({
			kind: "conflict",
			current: { attendance, revision: 2 },
		});
		await expect(recordAttendance(as(lead), { meetingId: newId(), revision: 1, attendance })).rejects.toThrow(NotFound);
	});
});

it("is recorded once when two record it at once, and each sees whose stands", async () => {
	const meetingId = await aMeeting(as(lead), { committeeId });
	const before = (await events()).length;
	const record = (actor: Actor, status: "present" | "absent") =>
		recordAttendance(as(actor), { meetingId, revision: 1, attendance: [{ personId: member.personId, status }] });
	const outcomes = await Promise.allSettled([record(lead, "present"), record(chair, "absent")]);
	expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { kind: "conflict", current: { revision: 2 } } });
	expect(await events()).toHaveLength(before + 1);
});

it("freezes agenda, hours and attendance with the approval of the minutes", async () => {
	const attendance = [{ personId: member.personId, status: "present" as const }];
	const { meetingId, revision } = await submittedMinutes(as(lead), { committeeId, attendance, doc: docOf(paragraph("Échanges.")) });
	await approveMinutes(as(chair), { meetingId, revision });
	const meeting = await reading(as(lead), (tx) => getMeeting(tx, here.territoryId, committeeId, meetingId));
	await expect(recordAttendance(as(lead), { meetingId, revision: meeting.revision, attendance })).rejects.toThrow("meeting.frozen");
	await expect(addAgendaPoint(as(lead), { meetingId, title: "Trop tard" })).rejects.toThrow("meeting.frozen");
	const edit = { meetingId, revision: meeting.revision, title: "Autre", day: "2026-11-22", startTime: "09:00" };
	await expect(editMeeting(as(lead), edit)).rejects.toThrow("meeting.frozen");
});
