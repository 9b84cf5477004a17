import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Env } from "#app/adapters/env.server.ts";
import { parseKeyring } from "#app/adapters/keyring.server.ts";
import { createStorage } from "#app/adapters/storage.server.ts";
import { sheetsLoaded } from "#app/domain/action-sheets/events.ts";
import { recordEvent } from "#app/domain/kernel/record-event.server.ts";
import { type Manifest, runBackup } from "#bin/backup.ts";
import { runRestore } from "#bin/restore.ts";
import { inUnit } from "#db/client.server.ts";
import { startEmbeddedPostgres } from "#db/embedded.ts";
import { expectedMigrations } from "#db/migrate.ts";
import { loadDemonstration } from "#seeds/scenarios/demonstration.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testVault } from "#tests/support/vault.ts";

const database = useDatabase();
const now = new Date("2026-11-28T09:00:00Z");
const place = mkdtempSync(path.join(tmpdir(), "maillage-backup-"));
chmodSync(place, 0o755); // the empty server runs as another user when the tests run as root
const dataDir = path.join(place, "data");
const attachments = { kept: "0123456789abcdef0123456789abcdef", setAside: "fedcba9876543210fedcba9876543210" };
let emptyServer: Awaited<ReturnType<typeof startEmbeddedPostgres>>;

beforeAll(async () => {
	await loadDemonstration({ ...database, vault: testVault }, now, { passwordHash: "a-hash" });
	const storage = createStorage(path.join(dataDir, "attachments"));
	for (const key of Object.values(attachments)) await storage.write(key, Buffer.from(`contents of ${key}`));
	await storage.setAside(attachments.setAside);
	mkdirSync(path.join(place, "server"), { mode: 0o755 });
	emptyServer = await startEmbeddedPostgres({ dataDir: path.join(place, "server"), durable: false });
}, 120_000);
afterAll(async () => {
	await emptyServer?.stop();
	rmSync(place, { recursive: true, force: true });
});

const keyring = parseKeyring(`tests:${Buffer.alloc(32, 7).toString("base64url")}`);
const envOf = (folder: string, keys = keyring) => ({ dataDir: path.join(place, folder), keyring: keys }) as Env;
/** A database of this name on the empty server; nothing makes it beforehand. */
const newDatabase = (name: string) => Object.assign(new URL(emptyServer.adminUrl), { pathname: `/${name}` }).href;

/** What a command says, and how it ends. */
async function hear(command: () => Promise<number>) {
	const lines: string[] = [];
	const keep = (line: string) => void lines.push(line.replace(/[\u202f\u00a0]/g, " "));
	const spies = (["log", "error"] as const).map((name) => vi.spyOn(console, name).mockImplementation(keep));
	try {
		return { code: await command(), said: lines.join("\n") };
	} finally {
		for (const spy of spies) spy.mockRestore();
	}
}
const backUp = (folder: string, url = database.adminUrl) =>
	hear(() => runBackup(["--to", path.join(place, folder)], now, { dataDir }, url));
const restore = (folder: string, url: string, env: Env, ...flags: string[]) =>
	hear(() => runRestore(["--from", path.join(place, folder), ...flags], now, env, url));

async function ask<Row extends pg.QueryResultRow>(url: string, ...statements: string[]): Promise<Row[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		let rows: Row[] = [];
		for (const statement of statements) rows = (await client.query<Row>(statement)).rows;
		return rows;
	} finally {
		await client.end();
	}
}

/** Each table with the number of its rows and a digest of them, computed by the server. */
async function contentsOf(url: string): Promise<Record<string, string>> {
	const tables = await ask<{ name: string }>(
		url,
		"select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
	);
	const contents: Record<string, string> = {};
	for (const { name } of tables.filter(({ name }) => !name.startsWith("kysely_")))
		contents[name] = (
			await ask<{ of: string }>(
				url,
				`select count(*) || ' ' || md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) as of from "${name}" t`,
			)
		)[0]?.of as string;
	return contents;
}

/** Everything of the schema that a restoration takes down for a while. */
const guardsOf = (url: string) =>
	ask(
		url,
		`select relname::text as of, 'rls' as kind, relrowsecurity || ' ' || relforcerowsecurity as state from pg_class
			where relnamespace = 'public'::regnamespace and relkind = 'r'
		union all select conrelid::regclass::text || '.' || conname, 'key', pg_get_constraintdef(oid) || convalidated from pg_constraint
			where connamespace = 'public'::regnamespace
		union all select tgrelid::regclass::text || '.' || tgname, 'trigger', tgenabled::text from pg_trigger where not tgisinternal
		union all select polrelid::regclass::text || '.' || polname, 'policy', pg_get_expr(polqual, polrelid) from pg_policy
		order by 1, 2, 3`,
	);

it("is restored into an empty server, row for row, journals and keys and attachments with it", { timeout: 120_000 }, async () => {
	const written = await backUp("whole");
	expect(written.code).toBe(0);
	expect(written.said).toContain("2 pièces jointes");
	expect(await restore("whole", newDatabase("nowhere"), envOf("nowhere"), "--check")).toMatchObject({ code: 0 });

	const url = newDatabase("whole");
	const restored = await restore("whole", url, envOf("restored"));
	expect(restored.said).toContain("Journaux intacts");
	expect(restored.code).toBe(0);
	const before = await contentsOf(database.adminUrl);
	const after = await contentsOf(url);
	expect(Object.keys(before).length).toBeGreaterThan(100);
	expect({ ...after, session: before.session, rate_limit: before.rate_limit }).toEqual(before);
	expect(after.journal_head).toBe(before.journal_head);
	expect(Number(after.referral_part?.split(" ")[0])).toBeGreaterThan(10);
	expect(await guardsOf(url)).toEqual(await guardsOf(database.adminUrl));
	const [outbox] = await ask<{ next: number; last: number }>(
		url,
		"select nextval(pg_get_serial_sequence('outbox', 'seq'))::int as next, (select max(seq)::int from outbox) as last",
	);
	expect(outbox?.next).toBe((outbox?.last ?? 0) + 1);

	const files = createStorage(path.join(place, "restored", "attachments"));
	expect(await new Response(await files.read(attachments.kept)).text()).toBe(`contents of ${attachments.kept}`);
	expect(existsSync(path.join(place, "restored", "attachments", "removed", attachments.setAside))).toBe(true);
	expect(existsSync(path.join(place, "whole", "keyring"))).toBe(false);

	const again = await restore("whole", url, envOf("restored"));
	expect(again).toMatchObject({ code: 1, said: "La base n'est pas vide : rien n'est restauré par-dessus des données." });
	expect(await backUp("whole")).toMatchObject({ code: 1 });
});

const releases = readdirSync("tests/fixtures/releases").filter((name) => name.endsWith(".tgz"));

it.each(releases)("of an earlier release comes back into this one, whole: %s", { timeout: 120_000 }, async (archive) => {
	const folder = archive.replace(".tgz", "");
	mkdirSync(path.join(place, folder));
	spawnSync("tar", ["-xzf", path.join("tests/fixtures/releases", archive), "-C", path.join(place, folder)]);
	const { schema }: Manifest = JSON.parse(readFileSync(path.join(place, folder, "manifest.json"), "utf8"));
	const url = newDatabase(folder);
	const restored = await restore(folder, url, envOf(`${folder}-data`));
	expect(restored.said).toContain(`Schéma mis à jour : ${(await expectedMigrations()).length - schema.migrations.length} migration`);
	expect(restored.said).toContain("Journaux intacts");
	expect(restored.code).toBe(0);

	expect(await guardsOf(url)).toEqual(await guardsOf(database.adminUrl));
	const after = await contentsOf(url);
	const fewer = schema.tables.filter(({ name, rows }) => Number(after[name]?.split(" ")[0] ?? 0) < rows).map(({ name }) => name);
	expect(fewer).toEqual([]);
	expect(Number(after.journal_entry?.split(" ")[0])).toBeGreaterThan(500);
});

it("is restored by a command killed in the middle and run again", { timeout: 120_000 }, async () => {
	const url = newDatabase("killed");
	const killed = spawn(process.execPath, ["bin/admin.ts", "restore", "--from", path.join(place, "whole")], {
		env: { PATH: process.env.PATH, NODE_ENV: "test", DATABASE_URL: url, DATA_DIR: path.join(place, "killed-data"), DEMO: "1" },
		stdio: ["ignore", "pipe", "inherit"],
	});
	killed.stdout.once("data", () => killed.kill("SIGKILL")); // it tells each table as it is put back
	await once(killed, "close");
	expect(killed.signalCode).toBe("SIGKILL");
	expect((await restore("whole", url, envOf("killed-data"))).said).toContain("Journaux intacts");
	expect(Object.keys(await contentsOf(url)).length).toBeGreaterThan(100);
});

it("is one instant, whatever is written meanwhile", { timeout: 120_000 }, async () => {
	const territoryId = (await database.asAdmin<{ id: string }>("select id from territory where slug = 'ccals'"))[0]?.id as never;
	let isOver = false;
	let writes = 0;
	const writing = (async () => {
		while (!isOver) {
			await inUnit(database.worker, { personId: null, territoryIds: [territoryId], now }, (tx) =>
				recordEvent(tx, territoryId, sheetsLoaded, { sheetIds: [] }),
			);
			writes += 1;
		}
	})();
	const written = await backUp("busy");
	isOver = true;
	await writing;
	expect(written.code).toBe(0);
	expect(writes).toBeGreaterThan(10);
	// the journal's chain, its head and the outbox would disagree had they been read one after the other
	const url = newDatabase("busy");
	expect((await restore("busy", url, envOf("busy-data"))).said).toContain("Journaux intacts");
	const [facts] = await ask<{ journal: number; outbox: number }>(
		url,
		`select (select count(*)::int from journal_entry where name = '${sheetsLoaded.name}') as journal,
			(select count(*)::int from outbox where name = '${sheetsLoaded.name}') as outbox`,
	);
	expect(facts?.journal).toBe(facts?.outbox);
});

it("works for a login that is above nobody, as managed servers give", { timeout: 120_000 }, async () => {
	await ask(
		emptyServer.adminUrl,
		"create role plain login password 'plain' createrole",
		"grant maillage_owner, maillage_app, maillage_worker to plain",
		"create database plain owner plain",
	);
	const url = newDatabase("plain").replace(/\/\/[^@]*@/, "//plain:plain@");
	expect(await restore("whole", url, envOf("plain-data"))).toMatchObject({ code: 0 });
	expect(await backUp("plain", url)).toMatchObject({ code: 0 });
	const tablesOf = (folder: string) => JSON.parse(readFileSync(path.join(place, folder, "manifest.json"), "utf8")).schema.tables;
	expect(tablesOf("plain")).toEqual(tablesOf("whole"));
});

it("refuses what is damaged, unfinished, newer than itself or sealed by other keys, and says so", { timeout: 120_000 }, async () => {
	const copyOf = (name: string) => {
		cpSync(path.join(place, "whole"), path.join(place, name), { recursive: true });
		return path.join(place, name);
	};
	const url = newDatabase("refused");
	const damaged = copyOf("damaged");
	const file = path.join(damaged, "tables", "action_sheet.tsv.gz");
	const bytes = readFileSync(file);
	bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
	writeFileSync(file, bytes);
	writeFileSync(path.join(damaged, "attachments", attachments.kept), "other contents");
	expect((await restore("damaged", url, envOf("x"))).said).toBe(
		`Sauvegarde abîmée, rien n'est restauré : action_sheet.tsv.gz, ${attachments.kept}.`,
	);
	rmSync(path.join(copyOf("unfinished"), "manifest.json"));
	expect((await restore("unfinished", url, envOf("x"))).said).toContain("n'est pas une sauvegarde achevée");
	const newer = path.join(copyOf("newer"), "manifest.json");
	writeFileSync(newer, readFileSync(newer, "utf8").replace('"migrations": [', '"migrations": ["29991231T0000-come-later",'));
	expect((await restore("newer", url, envOf("x"))).said).toContain("version plus récente");
	await expect(ask(url, "select 1")).rejects.toThrow("does not exist");

	const otherKeys = parseKeyring(`others:${Buffer.alloc(32, 9).toString("base64url")}`);
	const unreadable = await restore("whole", url, envOf("x", otherKeys));
	expect(unreadable.code).toBe(1);
	expect(unreadable.said).toContain("KEYRING n'ouvre pas les orientations");
});
