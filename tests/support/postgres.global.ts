import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "#db/embedded.ts";
import { migrateToLatest } from "#db/migrate.ts";

declare module "vitest" {
	interface ProvidedContext {
		adminUrl: string;
	}
}

/** One throw-away server for the run, with a migrated template that every test file clones. */
export default async function setup(project: TestProject) {
	const dataDir = mkdtempSync(path.join(tmpdir(), "maillage-test-"));
	chmodSync(dataDir, 0o755);
	const server = await startEmbeddedPostgres({ dataDir, durable: false });
	const client = new pg.Client({ connectionString: server.adminUrl });
	await client.connect();
	await client.query("create database template_maillage");
	await client.end();
	await migrateToLatest(databaseUrl(server.adminUrl, "template_maillage"));
	project.provide("adminUrl", server.adminUrl);
	return async () => {
		await server.stop();
		rmSync(dataDir, { recursive: true, force: true });
	};
}

export function databaseUrl(adminUrl: string, name: string): string {
	const url = new URL(adminUrl);
	url.pathname = `/${name}`;
	return url.href;
}
