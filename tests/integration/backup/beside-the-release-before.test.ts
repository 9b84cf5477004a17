import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import pg from "pg";
import { expect, inject, it } from "vitest";
import { migrateTo, migrateToLatest } from "#db/migrate.ts";
import { databaseUrl } from "#tests/support/postgres.global.ts";

/** The last migration of the release before this one: the newest that a backup is kept of. */
const releaseBefore = readdirSync("tests/fixtures/releases").sort().at(-1)?.replace(".tgz", "") as string;

// While machines are upgraded one by one, the version before works on the new schema: what it asks and what it writes must still do.
it("takes nothing away from the release before, and asks nothing more of what it writes", { timeout: 120_000 }, async () => {
	const name = `test_${randomUUID().replaceAll("-", "")}`;
	const url = databaseUrl(inject("adminUrl"), name);
	const server = new pg.Client({ connectionString: inject("adminUrl") });
	await server.connect();
	await server.query(`create database ${name}`);
	await migrateTo(url, releaseBefore);
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const listed = async (sql: string) => (await client.query({ text: sql, rowMode: "array" })).rows.map(([row]) => row as string);
	const functions = () => listed("select oid::regprocedure::text from pg_proc where pronamespace = 'public'::regnamespace order by 1");
	const columns = (rest = "") =>
		listed(`select table_name || '.' || column_name from information_schema.columns where table_schema = 'public' ${rest} order by 1`);
	const demanded = () => columns("and is_nullable = 'NO' and column_default is null and is_generated = 'NEVER' and is_identity = 'NO'");
	try {
		const before = { functions: await functions(), columns: await columns(), demanded: await demanded() };
		expect(before.functions.length).toBeGreaterThan(50);
		await migrateToLatest(url);
		const after = { functions: await functions(), columns: await columns(), demanded: await demanded() };
		expect(before.functions.filter((one) => !after.functions.includes(one))).toEqual([]);
		expect(before.columns.filter((one) => !after.columns.includes(one))).toEqual([]);
		const tables = new Set(before.columns.map((one) => one.split(".")[0]));
		const isOfBefore = (column: string) => tables.has(column.split(".")[0]);
		expect(after.demanded.filter((one) => isOfBefore(one) && !before.demanded.includes(one))).toEqual([]);
	} finally {
		await client.end();
		await server.query(`drop database ${name} with (force)`);
		await server.end();
	}
});
