import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, expect, it } from "vitest";
import { openQueue, prepareQueue } from "#app/adapters/queue.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { timetable } from "#app/domain/outbox/timetable.ts";
import { requestPasswordReset } from "#app/domain/people/commands/request-password-reset.server.ts";
import { type Db, openDb } from "#db/client.server.ts";
import { startEmbeddedPostgres } from "#db/embedded.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { mailsIn } from "#tests/support/mailbox.ts";
import { databaseUrl } from "#tests/support/postgres.global.ts";
import { openQueueHandle } from "#tests/support/queue-handle.ts";
import { hasOwnRedis, useRedis } from "#tests/support/redis.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { until } from "#tests/support/until.ts";
import { startWorkers } from "#workers/main.ts";

const database = useDatabase();
const redis = useRedis();
const closers: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});

interface Around {
	databaseUrl: string;
	redisUrl?: string;
	smtpUrl?: string;
	clock?: () => Date;
}
async function workers({ redisUrl, smtpUrl, clock = () => new Date(), ...around }: Around) {
	const started = await startWorkers({
		...around,
		redisUrl: redisUrl ?? null,
		smtpUrl: smtpUrl ?? null,
		mailFrom: "Maillage <ne-pas-repondre@maillage.example>",
		publicUrl: new URL("http://localhost:3000"),
		dataDir: tmpdir(),
		clock,
		logger: { info() {}, warn() {}, error() {} } as never,
	});
	closers.push(() => started.close());
	return started;
}

const letters = 80;
/** Eight people ask ten times each. */
async function askForLetters(owner: Db, app: Db, slug: string): Promise<void> {
	const territory = await aTerritory(owner, new Date(), slug);
	for (let n = 0; n < 8; n++) {
		await territory.person(`agent${n}`);
		for (let time = 0; time < letters / 8; time++)
			await requestPasswordReset({ db: app, now: new Date() }, { email: `agent${n}@${slug}.example` });
	}
}

it.runIf(hasOwnRedis)(
	"Redis killed in the middle of a batch and started again: every letter leaves, each once",
	async () => {
		await askForLetters(database.owner, database.app, "redis-relance");
		await workers({ databaseUrl: database.adminUrl, redisUrl: redis.url });
		const sent = async () => (await mailsIn(database.worker)).length;
		await until(async () => (await sent()) >= 5);
		expect(await sent()).toBeLessThan(letters);
		await redis.restart();
		const handle = openQueueHandle(database.adminUrl, redis.url);
		closers.push(() => handle.close());
		await until(async () => {
			await database.asAdmin("update outbox set leased_until = null where sent_at is null");
			await handle.bringForward();
			return (await sent()) >= letters;
		}, 40_000);
		expect(await sent()).toBe(letters);
	},
	60_000,
);

it("PostgreSQL crashed in the middle of a batch: every letter leaves, doubled only where the crash fell between sent and marked", async () => {
	const dataDir = mkdtempSync(path.join(tmpdir(), "maillage-crash-"));
	chmodSync(dataDir, 0o755);
	let server = await startEmbeddedPostgres({ dataDir, durable: false });
	closers.push(() => rmSync(dataDir, { recursive: true, force: true }));
	closers.push(() => server.stop());
	const name = `crash_${randomBytes(4).toString("hex")}`;
	const ask = async <Row = Record<string, unknown>>(sql: string, url = databaseUrl(server.adminUrl, name)): Promise<Row[]> => {
		const client = new pg.Client({ connectionString: url });
		client.on("error", () => {});
		await client.connect();
		try {
			return (await client.query(sql)).rows as Row[];
		} finally {
			await client.end().catch(() => {});
		}
	};
	await ask(`create database ${name}`, server.adminUrl);
	await migrateToLatest(databaseUrl(server.adminUrl, name));
	await prepareQueue(databaseUrl(server.adminUrl, name));
	await server.stop();
	// from here on, what it says is kept is kept: else a crash forgets the last claims too
	server = await startEmbeddedPostgres({ dataDir });
	const url = databaseUrl(server.adminUrl, name);
	const [owner, app] = [openDb("owner", url, { maxConnections: 2 }), openDb("app", url, { maxConnections: 2 })];
	await askForLetters(owner, app, "panne");
	await Promise.all([owner.close(), app.close()]);

	const smtp = await startSmtp();
	closers.push(() => smtp.close());
	await workers({ databaseUrl: url, smtpUrl: smtp.url });
	await until(async () => smtp.received.length >= 5);
	expect(smtp.received.length).toBeLessThan(letters);
	// one killed session makes the server end all the others and recover, on the same port
	const [session] = await ask<{ pid: number }>(
		"select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() limit 1",
	);
	process.kill(session?.pid as number, "SIGKILL");
	const cut = await until(() =>
		ask<{ key: string }>(
			"update email_delivery set claimed_at = claimed_at - interval '11 minutes' where sent_at is null returning key",
		).catch(() => null),
	);
	const handle = openQueueHandle(url, null);
	closers.push(() => handle.close());
	const isDone = async () => {
		await ask("update outbox set leased_until = null where sent_at is null");
		await handle.bringForward();
		const [state] = await ask<{ sent: number }>("select count(*)::int as sent from email_delivery where sent_at is not null");
		return state?.sent === letters;
	};
	await until(() => isDone().catch(() => false), 40_000);
	const ids = smtp.received.map(({ messageId }) => messageId);
	expect(new Set(ids).size).toBe(letters);
	expect(ids.length - letters).toBeLessThanOrEqual(cut.length);
}, 90_000);

it.runIf(hasOwnRedis)(
	"Redis emptied with letters, reminders, digests, notices and schedules waiting in it: all comes back from PostgreSQL, each once",
	async () => {
		const monday = new Date("2026-11-23T07:00:00Z");
		const smtp = await startSmtp();
		closers.push(() => smtp.close());
		const territory = await aTerritory(database.owner, new Date("2026-11-01T06:00:00Z"), "vide");
		const [reminded, digested, noticed, asking] = await Promise.all(
			["rappele", "resume", "avise", "demande"].map((local) => territory.person(local)),
		);
		const sheetId = await aSheet(territory);
		const milestone = (ownerId: string, dueOn: string) =>
			database.asAdmin("insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id) values ($1, $2, $3, 'Jalon', $4, $5)", [
				newId(),
				territory.territoryId,
				sheetId,
				dueOn,
				ownerId,
			]);
		await database.asAdmin("insert into notice_preference (person_id, kind, channel) values ($1, 'reminder', 'mail')", [
			reminded?.personId,
		]);
		await database.asAdmin(
			"insert into digest_preference (person_id, rhythm, changed_at) select id, 'none', now() from person where id <> $1",
			[digested?.personId],
		);
		await milestone(reminded?.personId as string, "2026-11-23");
		await milestone(digested?.personId as string, "2026-11-20");
		await database.asAdmin(
			`insert into notice (id, territory_id, person_id, kind, object_kind, object_id, merge_key, happened_at, settles_at)
				values ($1, $2, $3, 'mandate-given', 'committee', $4, 'avis', $5, $5)`,
			[newId(), territory.territoryId, noticed?.personId, territory.committeeIds.insertion, new Date("2026-11-23T06:00:00Z")],
		);
		await requestPasswordReset({ db: database.app, now: monday }, { email: "demande@vide.example" });
		expect(asking).toBeDefined();

		smtp.isRefusing = true;
		const around = { databaseUrl: database.adminUrl, redisUrl: redis.url, smtpUrl: smtp.url };
		const queue = openQueue({ databaseUrl: database.adminUrl, redisUrl: redis.url, onError() {} });
		closers.push(() => queue.close());
		const fire = (job: string) => queue.add(job, {}, { id: `${job}-${newId()}`, attempts: 5, backoffMs: 1_000 });
		const first = await workers({ ...around, clock: () => monday });
		for (const job of ["sweep-reminders", "sweep-digests", "sweep-notices"]) await fire(job);
		await until(async () => smtp.refused.size === 4);
		await first.close();
		expect((await queue.counts()).delayed).toBeGreaterThanOrEqual(4);

		await redis.empty();
		expect(await queue.counts()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
		smtp.isRefusing = false;
		await workers({ ...around, clock: () => new Date(monday.getTime() + 3_600_000) });
		// what runs all day long comes with its minute; nothing else is asked for here
		for (const job of ["sweep-digests", "sweep-notices"]) await fire(job);
		await until(async () => smtp.received.length >= 4);
		for (const job of ["sweep-digests", "sweep-notices", "sweep-reminders"]) await fire(job);
		await until(async () => {
			const { waiting, active } = await queue.counts();
			return waiting + active === 0;
		});
		const to = smtp.received.map(({ to }) => (Array.isArray(to) ? to[0] : to)?.value[0]?.address?.split("@")[0]);
		expect(to.sort()).toEqual(["avise", "demande", "rappele", "resume"]);
		const keys = await redis.keys("bull:maillage:repeat:*");
		expect(timetable.filter(({ job }) => !keys.some((key) => key.includes(job)))).toEqual([]);
	},
	60_000,
);
