import { expect, it } from "vitest";
import { listBodyHealth, listMeetingYears, listOrganisationAttendance } from "#app/domain/committees/health.server.ts";
import { completeTask } from "#app/domain/decisions/commands/complete-task.server.ts";
import type { TaskId } from "#app/domain/decisions/types.ts";
import { type Day, dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import type { CommitteeId } from "#app/domain/kernel/ids.ts";
import { cancelMeeting } from "#app/domain/meetings/commands/cancel-meeting.server.ts";
import { markHeld } from "#app/domain/meetings/commands/mark-held.server.ts";
import type { AttendanceStatus } from "#app/domain/meetings/types.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { decision, docOf, paragraph, submittedMinutes } from "#seeds/builders/submitted-minutes.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const today = new Date("2026-11-22T09:00:00Z");
const at = (day: string) => new Date(`${day}T17:00:00Z`);

it("counts a year of meetings, decisions and presences exactly, and nothing of another year or another body", async () => {
	const territory = await aTerritory(database.owner, at("2025-11-01"), "sante");
	const chair = await territory.person("presidence", { organisation: "epci", mandates: { insertion: "chair", gerontologie: "chair" } });
	const lead = await territory.person("technique", {
		organisation: "ccas",
		mandates: { insertion: "technical_lead", gerontologie: "technical_lead" },
	});
	const member = await territory.person("membre", { organisation: "caf", mandates: { insertion: "member" } });
	const officer = await territory.person("cooperation", { role: "cooperation_officer" });
	const [insertion, gerontologie] = [territory.committeeIds.insertion, territory.committeeIds.gerontologie] as [CommitteeId, CommitteeId];
	const as = (actor: typeof chair, now: Date) => ({ db: database.app, actor, now });

	/** A meeting held that day; approved the other day, unless its minutes still wait. */
	const hold = async (
		committeeId: CommitteeId,
		day: string,
		approvedOn: string | null,
		presences: AttendanceStatus[],
		decisions: { text: string; dueOn?: string }[] = [],
	) => {
		const people = [chair, lead, member];
		const { meetingId, revision } = await submittedMinutes(as(lead, at(day)), {
			committeeId,
			attendance: presences.map((status, index) => ({ personId: (people[index] as typeof chair).personId, status })),
			doc: docOf(
				paragraph("Le comité s'est réuni."),
				...decisions.map(({ text, dueOn }) =>
					decision({ text, ...(dueOn && { taskTitle: text, ownerId: member.personId, dueOn: dueOn as Day }) }),
				),
			),
		});
		await markHeld(as(lead, at(day)), { meetingId, revision: 2 });
		if (approvedOn) await approveMinutes(as(chair, at(approvedOn)), { meetingId, revision });
	};
	await hold(insertion, "2025-12-01", "2025-12-02", ["present", "present", "present"], [{ text: "De l'an passé", dueOn: "2026-01-05" }]);
	await hold(insertion, "2025-12-10", "2025-12-14", ["present", "present", "absent"]);
	await hold(
		insertion,
		"2026-03-02",
		"2026-03-08",
		["present", "present", "excused"],
		[{ text: "Faite à temps", dueOn: "2026-04-01" }, { text: "Sans suite" }],
	);
	await hold(
		insertion,
		"2026-06-01",
		"2026-06-03",
		["represented", "present", "present"],
		[
			{ text: "En retard", dueOn: "2026-07-01" },
			{ text: "À l'heure", dueOn: "2026-12-31" },
		],
	);
	await hold(insertion, "2026-09-01", "2026-09-11", ["absent", "present", "absent"]);
	await hold(insertion, "2026-11-10", null, ["present", "present", "represented"], [{ text: "Pas encore prise", dueOn: "2026-11-11" }]);
	await aMeeting(as(lead, today), { committeeId: insertion, day: "2026-12-15" });
	const off = await aMeeting(as(lead, today), { committeeId: insertion, day: "2026-12-16" });
	await cancelMeeting(as(lead, today), { meetingId: off, revision: 1 });
	await hold(gerontologie, "2026-05-04", "2026-05-05", ["present", "present"]);
	const [task] = await database.asAdmin<{ id: TaskId }>("select id from task where title = 'Faite à temps'");
	await completeTask(as(member, at("2026-03-20")), { taskId: task?.id as TaskId, revision: 1 });

	const health = (year: number, committeeIds = [insertion]) =>
		reading(as(officer, today), async (tx) => ({
			bodies: await listBodyHealth(tx, territory.territoryId, { committeeIds, year }, dayOf(today)),
			organisations: await listOrganisationAttendance(tx, territory.territoryId, { committeeIds, year }),
		}));
	const { bodies, organisations } = await health(2026);
	expect(bodies).toEqual([
		{
			...{ committeeId: insertion, slug: "insertion", name: "Comité insertion" },
			...{ planned: 5, held: 4, cancelled: 1, approved: 3, approvalDays: 6 },
			...{ decisions: 4, tasks: 3, done: 1, overdue: 1 },
		},
	]);
	expect(organisations).toEqual([
		{ organisationName: "CAF", expected: 4, present: 1, represented: 1 },
		{ organisationName: "CCAS", expected: 4, present: 4, represented: 0 },
		{ organisationName: "Communauté de communes", expected: 4, present: 2, represented: 1 },
	]);
	expect((await health(2025)).bodies).toMatchObject([{ planned: 2, held: 2, approved: 2, approvalDays: 2.5, decisions: 1, overdue: 1 }]);
	expect((await health(2026, [insertion, gerontologie])).bodies.map(({ slug, held }) => [slug, held])).toEqual([
		["gerontologie", 1],
		["insertion", 4],
	]);
	expect(await reading(as(officer, today), (tx) => listMeetingYears(tx, territory.territoryId, [insertion]))).toEqual([2026, 2025]);

	await database.asAdmin("update decision set withdrawn_at = now() where text = 'En retard'");
	await database.asAdmin("update task set status = 'withdrawn' where title = 'En retard'");
	expect((await health(2026)).bodies).toMatchObject([{ decisions: 3, tasks: 2, done: 1, overdue: 0 }]);
	await reading(as(officer, today), async (tx) =>
		expect(await listBodyHealth(tx, territory.territoryId, { committeeIds: [], year: 2026 }, dayOf(today))).toEqual([]),
	);
});
