import { describe, expect, it } from "vitest";
import { completeTask } from "#app/domain/decisions/commands/complete-task.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { inTransaction, reading } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { countUnread } from "#app/domain/notices/queries.server.ts";
import { raiseNotices } from "#app/domain/notices/steps.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";

const database = useDatabase();
const start = new Date("2026-11-23T06:00:00Z");
const jobsAt = (day: string) => testJobs({ db: database.worker, clock: () => new Date(`2026-11-${day}T06:00:00Z`) });

/** Notices of a person, and whether each is done. */
const noticesOf = async ({ personId }: Actor) =>
	(
		await database.asAdmin<{ kind: string; done: boolean }>(
			"select kind, done_at is not null as done from notice where person_id = $1 order by kind",
			[personId],
		)
	).map(({ kind, done }) => `${kind}${done ? " done" : ""}`);
const unread = ({ personId, territoryId }: Actor) =>
	reading({ db: database.worker, now: start, territoryId }, (tx) =>
		countUnread(tx, { personId, territoryIds: [territoryId] }, "2026-11-23" as never),
	);

describe("a notice whose matter is settled", () => {
	it("is done once the task is, for whoever had it, their stand-in and whoever leads; others stay", async () => {
		const here = await aCommittee(database, start, "suites");
		const { member, lead, outsider } = here.people;
		await here.submitted();
		await jobsAt("23").settle();
		const tasks = await database.asAdmin<{ id: string }>(
			`insert into task (id, territory_id, committee_id, meeting_id, title, owner_id, due_on)
				select gen_random_uuid(), territory_id, committee_id, meeting_id, 'Appeler', $1, '2026-11-23' from minutes, generate_series(1, 2) returning id`,
			[member.personId],
		);
		await database.asAdmin(
			"insert into absence (id, person_id, starts_on, ends_on, stand_in_id, declared_at) values ($1, $2, '2026-11-23', '2026-11-24', $3, $4)",
			[newId(), member.personId, outsider.personId, start],
		);
		await database.asAdmin("delete from notice");
		await jobsAt("23").run("sweep-reminders", {});
		const both = ["reminder/task", "reminder/task"];
		expect([await noticesOf(member), await noticesOf(outsider)]).toEqual([both, both]);
		await completeTask(here.as(member, start), { taskId: tasks[0]?.id, revision: 1, evidence: null, evidenceUrl: null } as never);
		const before = await unread(member);
		await jobsAt("23").settle();
		const one = ["reminder/task", "reminder/task done"];
		expect([await noticesOf(member), await noticesOf(outsider)]).toEqual([one, one]);
		expect([before, await unread(member)]).toEqual([2, 1]);
		expect(await noticesOf(lead)).toEqual(["task-done"]);
	});

	it("is done when its date moves or time passes, and comes back open when it is due again", async () => {
		const here = await aCommittee(database, start, "dates");
		const { lead } = here.people;
		const { territoryId } = lead;
		await jobsAt("23").settle();
		const sheetId = await aSheet(here.territory);
		const milestoneId = newId();
		await database.asAdmin(
			"insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id) values ($1, $2, $3, 'Ouvrir', '2026-11-23', $4)",
			[milestoneId, territoryId, sheetId, lead.personId],
		);
		await database.asAdmin(
			"insert into meeting (id, territory_id, committee_id, title, starts_at, created_at) values ($1, $2, $3, 'Comité', '2026-11-24T09:00:00Z', now())",
			[newId(), territoryId, here.committeeId],
		);
		await database.asAdmin("delete from notice");
		await jobsAt("23").run("sweep-reminders", {});
		expect(await noticesOf(lead)).toEqual(["reminder-urgent/meeting", "reminder/milestone"]);
		await database.asAdmin("update milestone set due_on = '2026-11-26' where id = $1", [milestoneId]);
		await jobsAt("25").run("sweep-reminders", {});
		expect(await noticesOf(lead)).toEqual(["reminder-urgent/meeting done", "reminder/milestone done"]);
		await jobsAt("26").run("sweep-reminders", {});
		expect((await noticesOf(lead)).filter((one) => one.includes("milestone"))).toEqual(["reminder/milestone"]);
	});

	it("is done once minutes are answered, of every one who was asked; what is news stays to be read", async () => {
		const here = await aCommittee(database, start, "reponses");
		const { chair, substitute, member } = here.people;
		await jobsAt("23").settle();
		await database.asAdmin("delete from notice");
		const { meetingId, revision } = await here.submitted();
		await jobsAt("23").settle();
		const { territoryId } = chair;
		const ctx = { db: database.worker, now: start, territoryId };
		const news = {
			kind: "mandate-given",
			objectKind: "committee",
			objectId: here.committeeId,
			mergeKey: "a",
			actorId: null,
			isUrgent: false,
		} as const;
		await inTransaction(ctx, (tx) => raiseNotices(tx, ctx, [{ territoryId, personId: substitute.personId, ...news }]));
		expect(await noticesOf(substitute)).toEqual(["mandate-given", "minutes-submitted"]);
		await approveMinutes(here.as(chair, start), { meetingId, revision } as never);
		await testJobs({ db: database.worker, clock: () => start }).run("close-notices", {
			...{ fact: "minutes.approved", eventId: newId(), territoryId },
		});
		expect(await noticesOf(substitute)).toEqual(["mandate-given", "minutes-submitted done"]);
		expect(await noticesOf(chair)).toEqual(["minutes-submitted done"]);
		expect(await noticesOf(member)).toEqual([]);
	});
});
