import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { DataDirInUse, type EmbeddedPostgres, startEmbeddedPostgres } from "#db/embedded.ts";

const running: EmbeddedPostgres[] = [];
const folders: string[] = [];
const aFolder = () => {
	const folder = mkdtempSync(path.join(tmpdir(), "maillage-embedded-"));
	chmodSync(folder, 0o755);
	folders.push(folder);
	return folder;
};
const start = async (dataDir: string, options = {}) => {
	const server = await startEmbeddedPostgres({ dataDir, durable: false, ...options });
	running.push(server);
	return server;
};
const query = async (url: string, sql: string) => {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const { rows } = await client.query(sql);
	await client.end();
	return rows;
};
afterEach(async () => {
	for (const server of running.splice(0)) await server.stop();
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("the embedded PostgreSQL", () => {
	it("keeps its data from one start to the next", async () => {
		const folder = aFolder();
		const first = await start(folder);
		await query(first.adminUrl, "create table kept as select 42 as answer");
		await first.stop();
		running.length = 0;
		const second = await start(folder);
		expect(await query(second.adminUrl, "select answer from kept")).toEqual([{ answer: 42 }]);
	});

	it("refuses a second start on the same folder, lets a command join, and outlives that command", async () => {
		const folder = aFolder();
		const server = await start(folder);
		await expect(startEmbeddedPostgres({ dataDir: folder })).rejects.toThrow(DataDirInUse);
		const joined = await startEmbeddedPostgres({ dataDir: folder, shared: true });
		await joined.stop();
		expect(await query(server.adminUrl, "select 1 as one")).toEqual([{ one: 1 }]);
	});

	it("takes over a server whose process was killed", async () => {
		const folder = aFolder();
		const first = await start(folder);
		await query(first.adminUrl, "create table kept as select 42 as answer");
		writeFileSync(path.join(folder, "postgres.owner"), "2147483646"); // a pid that no process has
		const second = await start(folder);
		expect(await query(second.adminUrl, "select answer from kept")).toEqual([{ answer: 42 }]);
		await second.stop();
		running.length = 0;
	});

	it("asks for its password", async () => {
		const { adminUrl } = await start(aFolder());
		const wrong = new URL(adminUrl);
		wrong.password = "wrong";
		await expect(query(wrong.href, "select 1")).rejects.toThrow("password");
	});
});
