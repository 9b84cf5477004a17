import { beforeAll, describe, expect, it } from "vitest";
import { requestPasswordReset } from "#app/domain/people/commands/request-password-reset.server.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";
import type { JobDeps } from "#workers/define-job.ts";
import { drainOutbox } from "#workers/relay.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const later = new Date("2026-11-23T09:02:00Z");
const email = "lea@ici.example";
const askFor = () => requestPasswordReset({ db: database.app, now }, { email });
const unsent = () => database.asAdmin("select name, attempts, leased_until, last_error from outbox where sent_at is null");

/** A relay that notes what it adds, and fails or passes it on as the test wants. */
function aRelay(at: Date, { fail, into }: { fail?: () => Error; into?: JobDeps } = {}) {
	const added: string[] = [];
	const relay = {
		db: database.worker,
		clock: () => at,
		async enqueue(name: string, payload: object, id: string) {
			if (fail) throw fail();
			added.push(id);
			await into?.enqueue(name, payload, id);
		},
	};
	return { relay, added };
}

beforeAll(async () => {
	const territory = await aTerritory(database.owner, now, "ici");
	await territory.person("lea");
	await drainOutbox(aRelay(now).relay);
});

describe("the relay", () => {
	it("gives each event to the jobs that listen to it, under an id the queue accepts, and marks it", async () => {
		await askFor();
		const { relay, added } = aRelay(now);
		await drainOutbox(relay);
		expect(added).toEqual([expect.stringMatching(/^send-password-reset-email-[0-9a-f-]{36}$/)]);
		expect(await unsent()).toEqual([]);
		await drainOutbox(relay);
		expect(added).toHaveLength(1);
	});

	it("gives events back when the queue is down, with what went wrong", async () => {
		await askFor();
		await expect(drainOutbox(aRelay(now, { fail: () => new Error("queue down") }).relay)).rejects.toThrow("queue down");
		expect(await unsent()).toEqual([
			{ name: "password-reset.requested", attempts: 1, leased_until: null, last_error: "Error: queue down" },
		]);
		const { relay, added } = aRelay(now);
		await drainOutbox(relay);
		expect(added).toHaveLength(1);
	});

	it("that dies between adding and marking repeats the batch under the same ids, and nobody gets two mails", async () => {
		await askFor();
		const jobs = testJobs({ db: database.worker, clock: () => later });
		const before = (await mailsIn(database.worker, email)).length;
		const first = aRelay(now, { into: jobs.deps });
		await drainOutbox(first.relay);
		// as after a crash: the job was added, the mark was not made, the lease ran out
		await database.asAdmin(
			"update outbox set sent_at = null, leased_until = $1 where name = 'password-reset.requested' and occurred_at = $1",
			[now],
		);
		const second = aRelay(later, { into: jobs.deps });
		await drainOutbox(second.relay);
		expect(second.added).toEqual(expect.arrayContaining(first.added));
		await jobs.settle();
		const ours = (await mailsIn(database.worker, email)).length - before;
		expect(ours).toBe(new Set([...first.added, ...second.added]).size);
	});

	it("leaves alone what another relay holds, until its minute is over", async () => {
		await askFor();
		await database.asAdmin("update outbox set leased_until = $1 where sent_at is null", [new Date("2026-11-23T09:01:00Z")]);
		const early = aRelay(now);
		await drainOutbox(early.relay);
		expect(early.added).toEqual([]);
		const late = aRelay(later);
		await drainOutbox(late.relay);
		expect(late.added).toHaveLength(1);
	});

	it("run by two processes at once gives each event to one of them", async () => {
		for (let request = 0; request < 20; request++) await askFor();
		const [one, two] = [aRelay(now), aRelay(now)];
		await Promise.all([drainOutbox(one.relay), drainOutbox(two.relay)]);
		const all = [...one.added, ...two.added];
		expect(all).toHaveLength(20);
		expect(new Set(all).size).toBe(20);
	});
});
