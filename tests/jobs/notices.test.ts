import { beforeAll, describe, expect, it } from "vitest";
import { completeTask } from "#app/domain/decisions/commands/complete-task.server.ts";
import { reopenTask } from "#app/domain/decisions/commands/reopen-task.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { raiseNotices } from "#app/domain/notices/steps.server.ts";
import type { RaisedNotice } from "#app/domain/notices/types.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";

const database = useDatabase();
const start = new Date("2026-11-24T09:00:00Z");
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const jobsAt = (minutes: number) => testJobs({ db: database.worker, clock: () => at(minutes) });

let here: Awaited<ReturnType<typeof aCommittee>>;
beforeAll(async () => {
	here = await aCommittee(database, start, "ici");
	await jobsAt(0).settle();
	await database.asAdmin("delete from notice");
});

const raise = (rows: RaisedNotice[], minutes = 0) => {
	const ctx = { db: database.worker, now: at(minutes), territoryId: here.people.lead.territoryId };
	return inTransaction(ctx, (tx) => raiseNotices(tx, ctx, rows));
};
const mandate = (person: Actor, more: Partial<RaisedNotice> = {}): RaisedNotice => ({
	territoryId: person.territoryId,
	personId: person.personId,
	kind: "mandate-given",
	objectKind: "committee",
	objectId: here.committeeId,
	actorId: null,
	mergeKey: `committee/${newId()}`,
	isUrgent: false,
	...more,
});
const noticeMails = async (address: string) => (await mailsIn(database.worker, address)).filter(({ text }) => text.includes("avis"));
const sweep = (minutes: number) => jobsAt(minutes).run("sweep-notices", {});
const forget = async () => {
	await database.asAdmin("delete from notice");
};

describe("notices by mail", () => {
	it("leave once settled, all in one mail, and never again", async () => {
		await forget();
		await raise([mandate(here.people.member), mandate(here.people.member)]);
		await sweep(5);
		expect(await noticeMails("membre@ici.example")).toHaveLength(0);
		await sweep(11);
		await sweep(11);
		await sweep(16);
		const mails = await noticeMails("membre@ici.example");
		expect(mails).toHaveLength(1);
		expect(mails[0]?.subject).toBe("2 avis vous concernent");
	});

	it("leave once, swept by two workers at once", async () => {
		await forget();
		await raise([mandate(here.people.outsider, { isUrgent: true })]);
		await Promise.allSettled([sweep(1), sweep(1)]);
		await sweep(2);
		expect(await noticeMails("ailleurs@ici.example")).toHaveLength(1);
	});

	it("do not leave when read meanwhile, nor for whoever is away, nor once the object is out of sight", async () => {
		await forget();
		await raise([mandate(here.people.reader)]);
		await database.asAdmin("update notice set read_at = $1", [at(3)]);
		await sweep(11);
		await raise([mandate(here.people.reader, { objectId: newId() })], 20);
		await sweep(31);
		const absenceId = newId();
		await database.asAdmin(
			"insert into absence (id, person_id, starts_on, ends_on, declared_at) values ($1, $2, '2026-11-24', '2026-11-24', $3)",
			[absenceId, here.people.reader.personId, start],
		);
		await raise([mandate(here.people.reader)], 40);
		await sweep(51);
		expect(await noticeMails("lecture@ici.example")).toHaveLength(0);
		await database.asAdmin("delete from absence where id = $1", [absenceId]);
		await sweep(52);
		expect(await noticeMails("lecture@ici.example")).toHaveLength(1);
	});
});

describe("what happened", () => {
	it("reaches those it concerns, not who did it; a letter of its own is not said twice; what is undone is forgotten", async () => {
		const { lead, chair, member } = here.people;
		await forget();
		const written = await here.submitted();
		await jobsAt(1).settle();
		const kinds = async (person: Actor) =>
			(
				await database.asAdmin<{ kind: string; mailed_at: Date | null }>("select kind, mailed_at from notice where person_id = $1", [
					person.personId,
				])
			).map(({ kind, mailed_at }) => [kind, mailed_at !== null]);
		expect(await kinds(chair)).toEqual([["minutes-submitted", true]]);
		expect(await kinds(lead)).toEqual([]);
		expect(written).toBeDefined();

		const [task] = await database.asAdmin<{ id: string; revision: number }>(
			"insert into task (id, territory_id, committee_id, meeting_id, title, owner_id, due_on) select gen_random_uuid(), territory_id, committee_id, meeting_id, 'Appeler la CAF', $1, '2026-12-01' from minutes limit 1 returning id, revision",
			[member.personId],
		);
		const taskId = task?.id as never;
		await completeTask(here.as(member, at(2)), { taskId, revision: 1, evidence: null, evidenceUrl: null } as never);
		await jobsAt(3).settle();
		expect(await kinds(lead)).toEqual([["task-done", false]]);
		expect(await kinds(member)).toEqual([]);
		await reopenTask(here.as(lead, at(4)), { taskId, revision: 2 } as never);
		await jobsAt(5).settle();
		expect(await kinds(lead)).toEqual([]);
		expect(await kinds(member)).toEqual([["task-reopened", false]]);
	});
});
