import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { openQueue, prepareQueue } from "#app/adapters/queue.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { startFaultySmtp } from "#tests/support/faulty-smtp.ts";
import { openQueueHandle } from "#tests/support/queue-handle.ts";
import { hasRedis, useRedis } from "#tests/support/redis.ts";
import { until } from "#tests/support/until.ts";

/** A few where every push waits for them; two thousand with FAULT_ROUNDS. */
const isLong = Boolean(process.env.FAULT_ROUNDS);
const people = isLong ? 2_000 : 60;
const kills = isLong ? 12 : 1;
const killEveryMs = isLong ? 4_000 : 1_500;

/** From the mail server's answer to the mark in the database, for letters sent together on a machine that does much else. */
const markWithinMs = 5_000;

const database = useDatabase();
const redis = useRedis();
const dataDir = mkdtempSync(path.join(tmpdir(), "maillage-faults-"));
let worker: ChildProcess | undefined;
afterAll(() => {
	worker?.kill("SIGKILL");
	rmSync(dataDir, { recursive: true, force: true });
});

async function startWorker(env: Record<string, string>): Promise<void> {
	worker = spawn(process.execPath, ["bin/serve.ts", "worker"], {
		env: { ...process.env, DATABASE_URL: database.adminUrl, DATA_DIR: dataDir, DEMO: "0", ...env },
		stdio: ["ignore", "pipe", "ignore"],
	});
	let said = "";
	worker.stdout?.on("data", (chunk) => {
		said += chunk;
	});
	await until(async () => said.includes("READY"), 120_000);
}

/** A territory of so many people, each with one thing that is late, and the window of each claimed a minute ago. */
async function claimedDigests(slug: string, count: number, now: Date): Promise<void> {
	const territory = await aTerritory(database.owner, now, slug);
	const sheetId = await aSheet(territory);
	await database.asAdmin(
		`with people as (
			insert into person (id, email, display_name, is_active, created_at)
			select gen_random_uuid(), 'agent' || n || '@${slug}.example', 'Agent ' || n, true, now() from generate_series(1, $3::int) n returning id
		), members as (
			insert into membership (id, territory_id, person_id, organisation_id, role, starts_on)
			select gen_random_uuid(), $1, id, $4, 'partner', current_date - 30 from people
		), windows as (
			insert into digest (id, person_id, starts_at, ends_at, item_count) select gen_random_uuid(), id, now() - interval '1 day', now() - interval '1 minute', 0 from people
		)
		insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id)
		select gen_random_uuid(), $1, $2, 'Jalon tardif', current_date - 2, id from people`,
		[territory.territoryId, sheetId, count, territory.organisationIds.ccas],
	);
}

async function sendThroughFaults(slug: string, redisUrl: string | null): Promise<void> {
	const now = new Date();
	if (!redisUrl) await prepareQueue(database.adminUrl);
	await claimedDigests(slug, people, now);
	const smtp = await startFaultySmtp();
	const env = { SMTP_URL: smtp.url, ...(redisUrl ? { REDIS_URL: redisUrl } : {}) };
	const adding = openQueue({ databaseUrl: database.adminUrl, redisUrl, onError() {} });
	const handle = openQueueHandle(database.adminUrl, redisUrl);
	try {
		await adding.add("sweep-digests", {}, { id: `sweep-${newId()}`, attempts: 5, backoffMs: 1_000 });
		const killedAt: number[] = [];
		const waiting = async () =>
			Number((await database.asAdmin<{ n: string }>("select count(*) as n from digest where outcome is null"))[0]?.n);
		for (let kill = 0; kill < kills && (kill === 0 || (await waiting()) > 0); kill++) {
			await startWorker(env);
			await wait(killEveryMs);
			const gone = new Promise((resolve) => worker?.once("exit", resolve));
			worker?.kill("SIGKILL");
			killedAt.push(Date.now());
			await gone;
			await database.asAdmin("update email_delivery set claimed_at = claimed_at - interval '11 minutes' where sent_at is null");
			await handle.bringForward();
		}
		await startWorker(env);
		await until(
			async () => {
				await handle.bringForward();
				return (await waiting()) === 0;
			},
			isLong ? 600_000 : 90_000,
		);
		const ended = await database.asAdmin<{ email: string; outcome: string }>(
			"select p.email, d.outcome from digest d join person p on p.id = d.person_id where p.email like '%@' || $1 || '.example'",
			[slug],
		);
		expect(ended).toHaveLength(people);
		const doubles = { unanswered: 0, unmarked: 0 };
		for (const { email, outcome } of ended) {
			const letters = smtp.letters.filter(({ address }) => address === email);
			expect(outcome, email).toBe("sent");
			expect(letters.length, `${email} lost`).toBeGreaterThanOrEqual(1);
			expect(new Set(smtp.taken.get(email)).size, "a double carries the Message-ID of the first").toBe(1);
			for (const { at, isAnswered } of letters.slice(0, -1)) {
				if (!isAnswered) doubles.unanswered += 1;
				else {
					const nextKillMs = Math.min(...killedAt.filter((kill) => kill >= at)) - at;
					expect(nextKillMs, `${email}: taken and answered, not killed before the mark, and sent again`).toBeLessThan(markWithinMs);
					doubles.unmarked += 1;
				}
			}
		}
		expect(smtp.counts.refused + smtp.counts["cut-after-taking"] + smtp.counts["cut-before-taking"]).toBeGreaterThan(people / 10);
		process.stdout.write(
			`${people} digests, doubles ${JSON.stringify(doubles)}, ${killedAt.length} kills, ${JSON.stringify(smtp.counts)}\n`,
		);
	} finally {
		worker?.kill("SIGKILL");
		await handle.close();
		await adding.close();
		await smtp.close();
	}
}

const title = "sends each digest once and loses none, when the worker is killed and the mail server fails one time in five";
const limit = isLong ? 900_000 : 150_000;
it(`${title}: on PostgreSQL`, () => sendThroughFaults("postgres", null), limit);
it.runIf(hasRedis)(`${title}: on Redis`, () => sendThroughFaults("redis", redis.url), limit);
