import { createHash, type Hash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { type Readable, Transform, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { connectionAs } from "./roles.ts";

/** One table as it was copied: its lines as COPY writes them, compressed in a file of its own. */
export interface TableCopy {
	name: string;
	columns: string[];
	rows: number;
	/** SHA-256 of the lines, in hexadecimal. */
	sha256: string;
	file: string;
}

export interface SchemaCopy {
	/** What the schema was made by, oldest first. */
	migrations: string[];
	tables: TableCopy[];
	/** Next values of the sequences, by name. */
	sequences: Record<string, string>;
}

/** What a copy has no use for: sessions of that day, counters of attempts, and the list of migrations, which has its own place. */
const leftOut = ["session", "rate_limit", "kysely_migration", "kysely_migration_lock"];

/** The same lines whatever the settings of the server, and in the same order from one copy to the next. */
const settings = "set datestyle = 'ISO'; set timezone = 'UTC'; set intervalstyle = 'postgres'; set synchronize_seqscans = off";

export class CopyFault extends Error {}

/**
 * Copies every table of the product to `folder`, as all of them stood at one instant; nobody waits for it.
 * The owner role reads it all, through its policies: no login above the others is needed.
 */
export async function copyOut(databaseUrl: string, folder: string, onTable: (table: TableCopy) => void = () => {}): Promise<SchemaCopy> {
	return asOwner(databaseUrl, async (client) => {
		await client.query("begin isolation level repeatable read read only");
		const { rows: migrations } = await client.query<{ name: string }>("select name from kysely_migration order by name");
		const tables: TableCopy[] = [];
		for (const { name, columns } of await listTables(client)) {
			const file = `${name}.tsv.gz`;
			const digest = new Digest();
			await pipeline(client.query(copyTo(linesOf(name, columns))), digest, createGzip(), writeNew(path.join(folder, file)));
			const table = { name, columns, ...digest.result(), file };
			tables.push(table);
			onTable(table);
		}
		const sequences = await readSequences(client);
		await client.query("commit");
		return { migrations: migrations.map(({ name }) => name), tables, sequences };
	});
}

/**
 * Puts a copy back into a schema brought to the same migrations, in one transaction: all of it, or nothing.
 * Keys between tables are taken down and raised again, so PostgreSQL checks each; then every table is read again and its lines compared.
 * @throws CopyFault when what was put back is not what was copied
 */
export async function copyIn(
	databaseUrl: string,
	folder: string,
	copy: SchemaCopy,
	onTable: (table: TableCopy) => void = () => {},
): Promise<void> {
	await asOwner(databaseUrl, async (client) => {
		await client.query("begin");
		const known = await listTables(client);
		const missing = known.filter(({ name }) => !copy.tables.some((table) => table.name === name));
		if (missing.length > 0) throw new CopyFault(`the copy lacks ${missing.map(({ name }) => name).join(", ")}`);
		const raise = await takeDown(client);
		await client.query(`truncate ${known.map(({ name }) => quoted(name)).join(", ")}`);
		for (const table of copy.tables) {
			const { name, columns, file } = table;
			const into = client.query(copyFrom(`copy ${quoted(name)} (${columns.map(quoted).join(", ")}) from stdin`));
			await pipeline(createReadStream(path.join(folder, file)), createGunzip(), into);
			const digest = new Digest();
			await pipeline(client.query(copyTo(linesOf(name, columns))), digest, nowhere);
			if (digest.result().sha256 !== table.sha256) throw new CopyFault(`${name} is not what was copied`);
			onTable(table);
		}
		for (const [name, next] of Object.entries(copy.sequences)) await client.query("select setval($1::regclass, $2, false)", [name, next]);
		await raise();
		await client.query("commit");
		await client.query("analyze");
	});
}

/** Walls, triggers and keys of every table, out of the way until the returned function puts each back as it was. */
async function takeDown(client: pg.Client): Promise<() => Promise<void>> {
	const down: string[] = [];
	const up: string[] = [];
	const { rows: walls } = await client.query<{ name: string }>(
		"select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity",
	);
	for (const { name } of walls) {
		down.push(`alter table ${quoted(name)} no force row level security`);
		up.push(`alter table ${quoted(name)} force row level security`);
	}
	const { rows: triggers } = await client.query<{ name: string; trigger: string; state: string }>(
		`select c.relname as name, t.tgname as trigger, t.tgenabled as state from pg_trigger t join pg_class c on c.oid = t.tgrelid
		where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgenabled <> 'D'`,
	);
	const enabling: Record<string, string> = { O: "enable", A: "enable always", R: "enable replica" };
	for (const { name, trigger, state } of triggers) {
		down.push(`alter table ${quoted(name)} disable trigger ${quoted(trigger)}`);
		up.push(`alter table ${quoted(name)} ${enabling[state]} trigger ${quoted(trigger)}`);
	}
	const { rows: keys } = await client.query<{ name: string; key: string; definition: string }>(
		`select c.relname as name, k.conname as key, pg_get_constraintdef(k.oid) as definition
		from pg_constraint k join pg_class c on c.oid = k.conrelid
		where k.connamespace = 'public'::regnamespace and k.contype = 'f' and k.conparentid = 0`,
	);
	for (const { name, key, definition } of keys) {
		down.push(`alter table ${quoted(name)} drop constraint ${quoted(key)}`);
		up.unshift(`alter table ${quoted(name)} add constraint ${quoted(key)} ${definition}`);
	}
	await client.query(down.join("; "));
	return async () => {
		for (const statement of up) await client.query(statement);
	};
}

async function listTables(client: pg.Client): Promise<{ name: string; columns: string[] }[]> {
	const { rows } = await client.query<{ name: string; columns: string[] }>(
		`select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
		from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
		group by c.relname order by c.relname`,
		[leftOut],
	);
	return rows;
}

async function readSequences(client: pg.Client): Promise<Record<string, string>> {
	const { rows } = await client.query<{ name: string; next: string }>(
		`select quote_ident(sequencename) as name, coalesce(last_value + increment_by, start_value)::text as next
		from pg_sequences where schemaname = 'public'`,
	);
	return Object.fromEntries(rows.map(({ name, next }) => [name, next]));
}

/** A query, not the table itself: PostgreSQL refuses to copy a table behind forced walls, and follows the policies in a query. */
const linesOf = (table: string, columns: readonly string[]) =>
	`copy (select ${columns.map(quoted).join(", ")} from ${quoted(table)}) to stdout`;

const quoted = (name: string) => pg.escapeIdentifier(name);

async function asOwner<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client(connectionAs("owner", databaseUrl));
	await client.connect();
	try {
		await client.query(settings);
		return await work(client);
	} finally {
		await client.end();
	}
}

/** Lets lines through, counts them and computes their digest. */
class Digest extends Transform {
	readonly #hash: Hash = createHash("sha256");
	#rows = 0;

	override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void) {
		this.#hash.update(chunk);
		for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.#rows += 1;
		done(null, chunk);
	}

	result(): Pick<TableCopy, "rows" | "sha256"> {
		return { rows: this.#rows, sha256: this.#hash.digest("hex") };
	}
}

/** The digest of the lines in a file of a copy. */
export async function readDigest(file: string): Promise<Pick<TableCopy, "rows" | "sha256">> {
	const digest = new Digest();
	await pipeline(createReadStream(file), createGunzip(), digest, nowhere);
	return digest.result();
}

const writeNew = (file: string): Writable => createWriteStream(file, { flags: "wx", mode: 0o600, flush: true });

async function nowhere(source: Readable | AsyncIterable<unknown>) {
	for await (const _ of source);
}
