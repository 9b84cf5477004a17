import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { openQueue, prepareQueue, type Queue } from "#app/adapters/queue.server.ts";
import { closedStatuses } from "#app/domain/action-sheets/types.ts";
import { serving } from "#bin/node-flags.mjs";
import { processorOfBackends } from "../backends.ts";
import type { Bench, Figures, Scenario } from "../bench.ts";
import { type Child, startChild } from "../child.ts";
import { hasRedisServer, startRedis } from "../redis.ts";
import type { Taken } from "../servers/sink.ts";
import type { WorkerUsage } from "../servers/worker.ts";

/** A Monday, a minute after the hour at which people hear unless they chose another. */
const now = "2026-11-23T06:31:00.000Z";

/** A morning's digests, from the sweep to the last mark, beside one job, one read and one letter a person: on each back end. */
export const digests: Scenario = {
	name: "digests",
	async run(bench) {
		await prepareQueue(bench.databaseUrl);
		const client = new pg.Client({ connectionString: bench.databaseUrl });
		await client.connect();
		const redis = hasRedisServer ? await startRedis() : null;
		if (!redis) bench.say("No redis-server here: digests are measured on PostgreSQL alone.");
		try {
			const personIds = await choosePeople(client, bench.settings.digests);
			const figures: Record<string, Figures> = { "digests, PostgreSQL": await measure(bench, client, personIds, "") };
			if (redis) figures["digests, Redis"] = await measure(bench, client, personIds, redis.url);
			return figures;
		} finally {
			await redis?.kill();
			await client.query("update person set is_active = true");
			await client.end();
		}
	},
};

/**
 * So many people, whom alone the sweep will find; each has at least one milestone that is late, and two notices to read, beside what
 * the data gives them: more milestones, tasks, meetings to prepare.
 */
async function choosePeople(client: pg.Client, count: number): Promise<string[]> {
	const { rows } = await client.query<{ id: string }>("select id from person order by right(id::text, 12), id limit $1", [count]);
	const ids = rows.map(({ id }) => id);
	if (ids.length < count) throw new Error(`only ${ids.length} people: digests need ${Math.ceil(count / 80)} territories`);
	await client.query("update person set is_active = id = any ($1::uuid[])", [ids]);
	await client.query(
		`insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id, position)
		select gen_random_uuid(), m.territory_id, s.id, 'Rencontrer les familles', '2026-11-20', m.person_id, 9
		from membership m cross join lateral (select s.id from action_sheet s where s.territory_id = m.territory_id
			and s.status <> all ($2::text[]) order by s.id limit 1) s
		where m.person_id = any ($1::uuid[])`,
		[ids, closedStatuses],
	);
	await client.query(
		`insert into notice (id, territory_id, person_id, kind, object_kind, object_id, merge_key, happened_at, settles_at)
		select gen_random_uuid(), m.territory_id, m.person_id, 'reminder-of-others/milestone', 'milestone', mi.id, 'bench/' || mi.id,
			$2::timestamptz - interval '5 hours', $2::timestamptz - interval '5 hours'
		from membership m cross join lateral (select mi.id from milestone mi where mi.territory_id = m.territory_id order by mi.id limit 2) mi
		where m.person_id = any ($1::uuid[])`,
		[ids, now],
	);
	await client.query("vacuum analyze");
	return ids;
}

async function measure(bench: Bench, client: pg.Client, personIds: string[], redisUrl: string): Promise<Figures> {
	const { databaseUrl, dataDir } = bench;
	const sink = await startChild("servers/sink.ts", {});
	const env = { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, SMTP_URL: await sink.ask<string>("url") };
	const floor = await startChild("servers/digest-floor.ts", env);
	const workerEnv = { ...serving.env, ...env, DATA_DIR: dataDir, DEMO: "0", PUBLIC_URL: "http://localhost:3000", BENCH_NOW: now };
	const worker = await startChild("servers/worker.ts", workerEnv, serving.flags);
	const queue = openQueue({ databaseUrl, redisUrl: redisUrl || null, onError: (error) => bench.say(error.message) });
	const processorOf = async (side: Child, applicationName: string) => {
		const { processor } = await side.ask<{ processor: number }>("usage");
		return { server: processor, database: await processorOfBackends(databaseUrl, applicationName) };
	};
	const floorOf = async (people: string[]) => {
		await sink.ask("empty");
		const startsAt = Date.now();
		await floor.ask(people);
		return (await sink.ask<Taken>({ letters: people.length })).at - startsAt;
	};
	try {
		// workers fill an empty Redis again from the database, and go through the day's timetable: no part of a morning's digests
		await untilIdle(queue);
		await client.query("truncate digest, email_delivery, mail_token; update notice set mailed_at = null");
		await client.query("vacuum analyze notice");
		await client.query("checkpoint");
		// before and after, so that both see the same machine
		const half = Math.ceil(personIds.length / 2);
		const before = await floorOf(personIds.slice(0, half));

		await sink.ask("empty");
		const [started, processor] = [await worker.ask<WorkerUsage>("usage"), await processorOf(worker, "maillage-worker")];
		const startsAt = Date.now();
		await queue.add("sweep-digests", {}, { id: `bench-${startsAt}`, attempts: 1, backoffMs: 1_000 });
		await sink.ask<Taken>({ letters: personIds.length });
		await untilAllMarked(client);
		const lasted = Date.now() - startsAt;
		const ended = await worker.ask<WorkerUsage>("usage");
		const spent = await processorOf(worker, "maillage-worker");
		const taken = await sink.ask<Taken>({ letters: 0 });
		if (taken.letters !== personIds.length || taken.addresses !== personIds.length)
			throw new Error(`${taken.letters} letters to ${taken.addresses} addresses for ${personIds.length} digests`);

		const after = await floorOf(personIds.slice(half));
		const floorSpent = await processorOf(floor, "bench-floor");
		const limitPerSecond = (personIds.length / (before + after)) * 1_000;
		const limitProcessorMs = (floorSpent.server + floorSpent.database) / personIds.length;
		const serverMs = (spent.server - processor.server) / personIds.length;
		const databaseMs = (spent.database - processor.database) / personIds.length;
		const perSecond = (personIds.length / lasted) * 1_000;
		return {
			limitPerSecond,
			perSecond,
			share: perSecond / limitPerSecond,
			limitProcessorMs,
			serverMs,
			databaseMs,
			processorShare: limitProcessorMs / (serverMs + databaseMs),
			statements: (ended.statements - started.statements) / personIds.length,
			roundTrips: (ended.roundTrips - started.roundTrips) / personIds.length,
			htmlKiB: taken.bytes / taken.letters / 1024,
			memoryStartMiB: started.memory / 2 ** 20,
			memoryPeakMiB: ended.peak / 2 ** 20,
			memoryMiB: ended.memory / 2 ** 20,
		};
	} finally {
		await queue.close();
		for (const child of [worker, floor, sink]) await child.stop();
	}
}

async function untilIdle(queue: Queue): Promise<void> {
	for (let calm = 0; calm < 5; await wait(200)) {
		const { waiting, active } = await queue.counts();
		calm = waiting + active === 0 ? calm + 1 : 0;
	}
}

async function untilAllMarked(client: pg.Client): Promise<void> {
	for (;;) {
		const { rows } = await client.query("select from digest where outcome is null limit 1");
		if (rows.length === 0) return;
		await wait(20);
	}
}
