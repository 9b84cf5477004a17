import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import pg from "pg";
import { migrateToLatest } from "#db/migrate.ts";
import { loadBench, type Volume } from "./load.ts";

/**
 * A database for one run, cloned from the one that this generator and these migrations fill: loading a million rows is done once.
 * @returns its superuser address
 */
export async function freshDatabase(
	adminUrl: string,
	volume: Volume,
	say: (sentence: string) => void,
	name = "bench_run",
): Promise<string> {
	const client = new pg.Client({ connectionString: adminUrl });
	await client.connect();
	const urlOf = (name: string) => Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
	try {
		const template = `bench_${fingerprint(volume)}`;
		const { rowCount } = await client.query("select from pg_database where datname = $1 and datistemplate", [template]);
		if (!rowCount) {
			say(`Loading ${volume.territories} territories…`);
			await client.query(`drop database if exists ${template}`);
			await client.query(`create database ${template}`);
			await migrateToLatest(urlOf(template));
			await loadBench(urlOf(template), volume);
			await client.query(`alter database ${template} is_template true`); // only once whole
		}
		await client.query(`drop database if exists ${name} with (force)`);
		await client.query(`create database ${name} template ${template} strategy file_copy`);
		await client.query("checkpoint"); // the copy is written now, not during the first round
		return urlOf(name);
	} finally {
		await client.end();
	}
}

function fingerprint(volume: Volume): string {
	const hash = createHash("sha256").update(JSON.stringify(volume));
	for (const file of globSync(["bench/data/*.ts", "db/migrations/*.ts"]).sort()) hash.update(readFileSync(file));
	return hash.digest("hex").slice(0, 16);
}
