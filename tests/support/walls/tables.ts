import type { TestDatabase } from "../database.ts";

/** What every request may leave behind, refused or not: that it came, and that it was refused. */
const traces = ["access_entry", "access_head", "rate_limit", "session"];

export interface WatchedTables {
	/** Tables with rows added, changed or removed for good since the last call, but for the traces of the requests themselves. */
	changed: () => Promise<string[]>;
}

/** Has each table say when a row of it changed. Unlike a sum over all rows, it costs nothing to ask. */
export async function watchTables(database: TestDatabase): Promise<WatchedTables> {
	const names = await tableNames(database);
	await database.asAdmin("create schema watched");
	await database.asAdmin("create unlogged table watched.change (name text not null)");
	await database.asAdmin(`create function watched.tell() returns trigger language plpgsql security definer set search_path = '' as
		$$ begin insert into watched.change values (tg_table_name); return null; end $$`);
	for (const name of names)
		await database.asAdmin(
			`create trigger watched after insert or update or delete on ${name} for each row execute function watched.tell()`,
		);
	return {
		async changed() {
			const rows = await database.asAdmin<{ name: string }>("delete from watched.change returning name");
			return [...new Set(rows.map(({ name }) => name))].filter((name) => !traces.includes(name)).sort();
		},
	};
}

/** Leaves the application alone to refuse. */
export async function takeWallsDown(database: TestDatabase): Promise<void> {
	for (const name of await tableNames(database)) await database.asAdmin(`alter table ${name} disable row level security`);
}

const tableNames = async (database: TestDatabase) =>
	(
		await database.asAdmin<{ name: string }>(
			"select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relname like 'kysely%' order by 1",
		)
	).map(({ name }) => name);
