import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from "kysely";
import { type Migration, type MigrationProvider, type MigrationResultSet, Migrator } from "kysely/migration";
import pg from "pg";
import { connectionAs, prepareRoles } from "./roles.ts";

const folder = path.join(import.meta.dirname, "migrations");

/** Native imports of the migration files, in the order of their names. */
const provider: MigrationProvider = {
	async getMigrations() {
		const files = (await readdir(folder)).filter((file) => file.endsWith(".ts")).sort();
		const migrations: Record<string, Migration> = {};
		for (const file of files) migrations[file.slice(0, -3)] = await import(pathToFileURL(path.join(folder, file)).href);
		return migrations;
	},
};

/** Names of the migrations this version of the product expects, oldest first. */
export async function expectedMigrations(): Promise<string[]> {
	return Object.keys(await provider.getMigrations());
}

/**
 * Brings the schema up to date, in one transaction under Kysely's lock, as the owner role: interrupted, nothing of it stays.
 * @returns the names of the migrations that were run
 */
export const migrateToLatest = (adminUrl: string): Promise<string[]> => migrate(adminUrl, (migrator) => migrator.migrateToLatest());

/** The same, no further than the migration `name`: for a backup of an earlier day. */
export const migrateTo = (adminUrl: string, name: string): Promise<string[]> => migrate(adminUrl, (migrator) => migrator.migrateTo(name));

async function migrate(adminUrl: string, run: (migrator: Migrator) => Promise<MigrationResultSet>): Promise<string[]> {
	await prepareRoles(adminUrl);
	const pool = new pg.Pool({ ...connectionAs("owner", adminUrl), max: 2 });
	const db = new Kysely<unknown>({
		dialect: new PostgresDialect({ pool }),
		plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
	});
	try {
		const { error, results = [] } = await run(new Migrator({ db, provider }));
		if (error) throw error;
		await sql`grant select on kysely_migration to maillage_app, maillage_worker`.execute(db);
		return results.map((result) => result.migrationName);
	} finally {
		await db.destroy();
	}
}
