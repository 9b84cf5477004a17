import { tmpdir } from "node:os";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { prepareQueue } from "#app/adapters/queue.server.ts";
import { timetable } from "#app/domain/outbox/timetable.ts";
import { requestPasswordReset } from "#app/domain/people/commands/request-password-reset.server.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { mailsIn } from "#tests/support/mailbox.ts";
import { hasRedis, useRedis } from "#tests/support/redis.ts";
import { until } from "#tests/support/until.ts";
import { startWorkers } from "#workers/main.ts";

const database = useDatabase();
const logged: string[] = [];
const logger = {
	info() {},
	warn: (...said: unknown[]) => logged.push(JSON.stringify(said)),
	error: (...said: unknown[]) => logged.push(JSON.stringify(said)),
};
const closers: (() => Promise<unknown>)[] = [];

beforeAll(() => prepareQueue(database.adminUrl));
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});

async function workers(redisUrl: string | null = null) {
	const started = await startWorkers({
		databaseUrl: database.adminUrl,
		redisUrl,
		smtpUrl: null,
		mailFrom: "Maillage <ne-pas-repondre@maillage.example>",
		publicUrl: new URL("http://localhost:3000"),
		dataDir: tmpdir(),
		clock: () => new Date(),
		logger: logger as never,
	});
	closers.push(() => started.close());
	return started;
}

const askFor = async (email: string) => requestPasswordReset({ db: database.app, now: new Date() }, { email });
const mailTo = (email: string) => until(async () => (await mailsIn(database.worker, email))[0]);

describe("the workers on PostgreSQL", () => {
	it("turn a recorded event into a mail", async () => {
		await (await aTerritory(database.owner, new Date(), "file")).person("lea");
		const { isReady } = await workers();
		expect(await isReady()).toBe(true);
		await askFor("lea@file.example");
		const mail = await mailTo("lea@file.example");
		expect(mail.subject).toBe("Choisir un nouveau mot de passe");
		expect(mail.headers).toMatchObject({ "Auto-Submitted": "auto-generated", "List-Id": "Maillage <password-reset.localhost>" });
	});

	it("send what was recorded while they were stopped", async () => {
		await (await aTerritory(database.owner, new Date(), "arret")).person("lea");
		await askFor("lea@arret.example");
		expect(await mailsIn(database.worker, "lea@arret.example")).toEqual([]);
		await workers();
		await mailTo("lea@arret.example");
	});

	it("send one mail when two processes run them", async () => {
		await (await aTerritory(database.owner, new Date(), "deux")).person("lea");
		await Promise.all([workers(), workers()]);
		for (let request = 0; request < 5; request++) await askFor("lea@deux.example");
		await until(async () => (await mailsIn(database.worker, "lea@deux.example")).length === 5);
		await until(async () => {
			const [left] = await database.asAdmin<{ count: string }>("select count(*) from email_delivery where sent_at is null");
			return left?.count === "0";
		});
		expect(await mailsIn(database.worker, "lea@deux.example")).toHaveLength(5);
	});

	it("come back by themselves when the database cut their connections", async () => {
		await (await aTerritory(database.owner, new Date(), "coupure")).person("lea");
		await workers();
		await askFor("lea@coupure.example");
		await mailTo("lea@coupure.example");
		await database.asAdmin(
			"select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
		);
		await until(() =>
			askFor("lea@coupure.example").then(
				() => true,
				() => false,
			),
		);
		await until(async () => (await mailsIn(database.worker, "lea@coupure.example")).length === 2);
	});

	it("keep the schedule of every recurring job, in the time of Paris", async () => {
		await workers();
		const rows = await until(async () => {
			const found = await database.asAdmin<{ row: string }>("select to_jsonb(s)::text as row from bullmq.scheduler s");
			return found.length === timetable.length && found;
		});
		expect(rows.every(({ row }) => row.includes("Europe/Paris"))).toBe(true);
	});

	it("keep a job they cannot read where stewards see it", async () => {
		const territory = await aTerritory(database.owner, new Date(), "illisible");
		await database.asAdmin(
			"insert into outbox (territory_id, name, payload, occurred_at) values ($1, 'invitation.requested', '{\"personId\": 7}', now())",
			[territory.territoryId],
		);
		await workers();
		const [dead] = await until(async () => {
			const found = await database.asAdmin("select name, error, attempts from dead_job where territory_id = $1", [territory.territoryId]);
			return found.length > 0 && found;
		});
		expect(dead).toMatchObject({ name: "send-invitation-email", error: expect.stringContaining("unreadable payload"), attempts: 1 });
	});
});

it("start, wait and stop in time while Redis is away, and lose nothing", async () => {
	await (await aTerritory(database.owner, new Date(), "absent")).person("lea");
	const { isReady, close } = await workers("redis://127.0.0.1:1");
	expect(await isReady()).toBe(false);
	await askFor("lea@absent.example");
	await until(async () => logged.some((line) => line.includes("ECONNREFUSED")));
	await close();
	await database.asAdmin("update outbox set leased_until = null");
	await workers();
	await mailTo("lea@absent.example");
}, 60_000);

describe.runIf(hasRedis)("the workers on Redis", () => {
	const redis = useRedis();
	it("turn a recorded event into a mail", async () => {
		await (await aTerritory(database.owner, new Date(), "redis")).person("lea");
		await workers(redis.url);
		await askFor("lea@redis.example");
		await mailTo("lea@redis.example");
	});
});
