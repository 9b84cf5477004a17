import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { type Db, openDb } from "#db/client.server.ts";
import { databaseUrl } from "./postgres.global.ts";
import { until } from "./until.ts";

export interface TestDatabase {
	/** As the web: role app, behind every wall. */
	app: Db;
	/** As the workers. */
	worker: Db;
	/** As the operator: sets territories up. */
	owner: Db;
	/** Superuser address of this database, for what no role of the product may do. */
	adminUrl: string;
	/** Runs a statement as superuser; for proofs and for tampering. */
	asAdmin: <Row = Record<string, unknown>>(sql: string, values?: unknown[]) => Promise<Row[]>;
}

/** A database of this test file's own, cloned from the migrated template. */
export function useDatabase(): TestDatabase {
	const holder = {} as TestDatabase;
	const name = `test_${randomBytes(8).toString("hex")}`;
	const asServer = async (sql: string) => {
		const client = new pg.Client({ connectionString: inject("adminUrl") });
		await client.connect();
		const { rowCount } = await client.query(sql);
		await client.end();
		return rowCount;
	};
	let adminPool: pg.Pool;
	beforeAll(async () => {
		await asServer(`create database ${name} template template_maillage strategy file_copy`);
		const adminUrl = databaseUrl(inject("adminUrl"), name);
		adminPool = new pg.Pool({ connectionString: adminUrl, max: 2 });
		Object.assign(holder, {
			adminUrl,
			app: openDb("app", adminUrl, { maxConnections: 12 }),
			worker: openDb("worker", adminUrl, { maxConnections: 4 }),
			owner: openDb("owner", adminUrl, { maxConnections: 2 }),
			asAdmin: async (sql: string, values?: unknown[]) => (await adminPool.query(sql, values)).rows,
		} satisfies TestDatabase);
	});
	afterAll(async () => {
		await Promise.all([holder.app?.close(), holder.worker?.close(), holder.owner?.close(), adminPool?.end()]);
		// a pool says it has ended before its connections are closed: cut one then, and the test fails on an error of nobody's
		await until(async () => (await asServer(`select from pg_stat_activity where datname = '${name}'`)) === 0);
		await asServer(`drop database if exists ${name}`);
	});
	return holder;
}
