import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import pg from "pg";
import { expect, inject, it } from "vitest";
import { assertQueuePrepared, QueueNotPrepared } from "#app/adapters/queue.server.ts";
import { expectedMigrations, migrateTo } from "#db/migrate.ts";
import { databaseUrl } from "#tests/support/postgres.global.ts";
import { until } from "#tests/support/until.ts";

/** The last of the schema that met people, and the first table that a later migration changes. */
const earlier = "20261126T1900-hash-known-rows";
const awaited = "digest";

const migrating = (url: string) =>
	spawn(process.execPath, ["bin/db.ts", "migrate"], {
		env: { PATH: process.env.PATH, NODE_ENV: "test", DATABASE_URL: url, DEMO: "1" },
		stdio: ["ignore", "ignore", "inherit"],
	});

it("leaves nothing of a migration killed half-way, and finishes it the next time, the queue's tables with it", {
	timeout: 120_000,
}, async () => {
	const name = `test_${randomUUID().replaceAll("-", "")}`;
	const server = new pg.Client({ connectionString: inject("adminUrl") });
	await server.connect();
	await server.query(`create database ${name}`);
	const url = databaseUrl(inject("adminUrl"), name);
	await migrateTo(url, earlier);
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const columnOf = async <Value>(sql: string) =>
		(await client.query({ text: sql, rowMode: "array" })).rows.map(([value]) => value as Value);
	const schema = () =>
		columnOf<string>("select table_name || '.' || column_name from information_schema.columns where table_schema = 'public' order by 1");
	const done = () => columnOf<string>("select name from kysely_migration order by name");
	try {
		await client.query("insert into person (id, email, display_name, created_at) values ($1, 'a@b.example', 'Une personne', now())", [
			randomUUID(),
		]);
		// workers that were started now would ask for tables that are not there, without end
		await expect(assertQueuePrepared(url)).rejects.toThrow(QueueNotPrepared);
		const [schemaBefore, doneBefore] = [await schema(), await done()];

		// somebody reads the table: the migration, which has already made others, waits for it in the middle of its work
		await client.query(`begin; lock table ${awaited} in access share mode`);
		const killed = migrating(url);
		await until(
			async () =>
				(await server.query("select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'", [name])).rowCount === 1,
		);
		killed.kill("SIGKILL");
		await once(killed, "close");
		await client.query("commit");
		await until(async () => (await server.query("select from pg_stat_activity where datname = $1", [name])).rowCount === 1);
		expect(await done()).toEqual(doneBefore);
		expect(await schema()).toEqual(schemaBefore);

		const [code] = await once(migrating(url), "close");
		expect(code).toBe(0);
		expect(await done()).toEqual(await expectedMigrations());
		expect((await schema()).length).toBeGreaterThan(schemaBefore.length);
		expect(await columnOf("select display_name from person")).toEqual(["Une personne"]);
		await assertQueuePrepared(url);
	} finally {
		await client.end();
		await server.query(`drop database ${name} with (force)`);
		await server.end();
	}
});
