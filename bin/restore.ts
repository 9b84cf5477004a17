import { constants, existsSync } from "node:fs";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import type { Env } from "#app/adapters/env.server.ts";
import { openVault } from "#app/adapters/keyring-file.server.ts";
import { verifyJournal } from "#app/domain/journal/verify.server.ts";
import { verifyAccess } from "#app/domain/journal/verify-access.server.ts";
import { doesVaultOpen } from "#app/domain/referrals/key-samples.server.ts";
import { openDb } from "#db/client.server.ts";
import { CopyFault, copyIn, readDigest } from "#db/copy-tables.ts";
import { expectedMigrations, migrateTo, migrateToLatest } from "#db/migrate.ts";
import { type Manifest, sha256Of } from "./backup.ts";
import { count, fail } from "./say.ts";

export const restoreSummary = "remet une sauvegarde dans une base vide, et la compare ligne à ligne";

export const restoreHelp = `npm run admin -- restore --from /sauvegardes/2026-11-22 [--check]

Arrêtez Maillage d'abord. Vérifie l'empreinte de chaque fichier, recrée le schéma du jour de la sauvegarde, y remet chaque ligne, la relit,
contrôle toutes les références et les journaux, puis met le schéma à jour. Interrompue, elle se relance : rien n'est remis à moitié.

  --from     dossier écrit par « backup »
  --check    ne restaure rien : vérifie seulement que la sauvegarde est entière

La base doit être vide : un DATA_DIR neuf, ou la base neuve de DATABASE_URL. Remettez KEYRING, ou le fichier « keyring », tels qu'ils étaient.`;

/** @returns the exit code */
export async function runRestore(args: string[], now: Date, env: Env, databaseUrl: string): Promise<number> {
	const { from, check } = parseArgs({ args, options: { from: { type: "string" }, check: { type: "boolean" } } }).values;
	if (!from) return fail(`Il manque --from.\n\n${restoreHelp}`);
	const manifest = await readManifest(from);
	if (!manifest) return fail(`${from} n'est pas une sauvegarde achevée : il y manque un fichier « manifest.json » lisible.`);
	const damaged = await findDamage(from, manifest);
	if (damaged.length > 0) return fail(`Sauvegarde abîmée, rien n'est restauré : ${damaged.join(", ")}.`);
	const { schema, attachments, takenAt } = manifest;
	if (check) {
		console.log(
			`Sauvegarde du ${takenAt} entière : ${count(schema.tables.length, "table")}, ${count(attachments.length, "pièce jointe", "pièces jointes")}.`,
		);
		return 0;
	}
	const known = await expectedMigrations();
	if (schema.migrations.some((name) => !known.includes(name)))
		return fail("Cette sauvegarde vient d'une version plus récente de Maillage : restaurez-la avec celle-ci.");

	const outcome = await restoreTables(databaseUrl, path.join(from, "tables"), manifest);
	if (outcome) return fail(outcome);
	await restoreAttachments(path.join(from, "attachments"), path.join(env.dataDir, "attachments"), manifest);
	console.log(`Restauré : ${count(schema.tables.length, "table")}, ${count(attachments.length, "pièce jointe", "pièces jointes")}.`);
	return examine(databaseUrl, env, now);
}

async function readManifest(from: string): Promise<Manifest | null> {
	try {
		const manifest: Manifest = JSON.parse(await readFile(path.join(from, "manifest.json"), "utf8"));
		return manifest.format === 1 ? manifest : null;
	} catch {
		return null;
	}
}

async function findDamage(from: string, { schema, attachments }: Manifest): Promise<string[]> {
	const damaged: string[] = [];
	for (const { file, sha256 } of schema.tables) {
		const read = await readDigest(path.join(from, "tables", file)).catch(() => null);
		if (read?.sha256 !== sha256) damaged.push(file);
	}
	for (const { key, sha256 } of attachments) {
		const read = await sha256Of(path.join(from, "attachments", key)).catch(() => null);
		if (read !== sha256) damaged.push(key);
	}
	return damaged;
}

/** @returns why not, in French; null when it is done */
async function restoreTables(databaseUrl: string, folder: string, { schema }: Manifest): Promise<string | null> {
	const isMade = await makeDatabase(databaseUrl);
	try {
		if (!isMade && !(await isEmpty(databaseUrl))) return "La base n'est pas vide : rien n'est restauré par-dessus des données.";
		await migrateTo(databaseUrl, schema.migrations.at(-1) as string);
		await copyIn(databaseUrl, folder, schema, ({ name, rows }) => console.log(`${name} : ${count(rows, "ligne")}`));
		const done = await migrateToLatest(databaseUrl);
		if (done.length > 0) console.log(`Schéma mis à jour : ${count(done.length, "migration")}.`);
		return null;
	} catch (error) {
		if (error instanceof CopyFault) return `Restauration annulée : ${error.message}.`;
		throw error;
	}
}

/** The embedded server has no database before its first start. */
async function makeDatabase(databaseUrl: string): Promise<boolean> {
	const database = new URL(databaseUrl).pathname.slice(1);
	const client = new pg.Client({ connectionString: databaseUrl });
	try {
		await client.connect();
		return false;
	} catch (error) {
		if ((error as { code?: string }).code !== "3D000") throw error;
	} finally {
		await client.end();
	}
	const server = new pg.Client({ connectionString: Object.assign(new URL(databaseUrl), { pathname: "/postgres" }).href });
	await server.connect();
	try {
		await server.query(`create database ${pg.escapeIdentifier(database)}`);
	} finally {
		await server.end();
	}
	return true;
}

async function isEmpty(databaseUrl: string): Promise<boolean> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	try {
		const { rows } = await client.query("select to_regclass('public.person') is not null as is_migrated");
		if (!rows[0].is_migrated) return true;
		await client.query("set role maillage_owner");
		return (await client.query("select from person union all select from territory limit 1")).rowCount === 0;
	} finally {
		await client.end();
	}
}

async function restoreAttachments(from: string, to: string, { attachments }: Manifest): Promise<void> {
	await mkdir(path.join(to, "removed"), { recursive: true, mode: 0o700 });
	for (const { key, isSetAside } of attachments) {
		const file = path.join(to, isSetAside ? "removed" : "", key);
		// there already when an interrupted restoration is run again; the content of a key never changes
		if (!existsSync(file)) await copyFile(path.join(from, key), file, constants.COPYFILE_EXCL);
	}
}

/** What only the restored product can say: whether its journals hold, and whether its keys open what was sealed. */
async function examine(databaseUrl: string, env: Env, now: Date): Promise<number> {
	const db = openDb("owner", databaseUrl, { maxConnections: 2 });
	try {
		const chains = [...(await verifyJournal(db, now)), ...(await verifyAccess(db, now))];
		const broken = chains.filter(({ intact }) => !intact);
		if (broken.length > 0)
			return fail(`${count(broken.length, "journal rompu", "journaux rompus")} : « npm run admin -- verify-audit » dit où.`);
		console.log(
			`Journaux intacts : ${count(
				chains.reduce((sum, { entries }) => sum + entries, 0),
				"écriture",
			)}.`,
		);
		if (await doesVaultOpen({ db, now }, await openVault(env, async () => false))) return 0;
		return fail("KEYRING n'ouvre pas les orientations : remettez les clés du jour de la sauvegarde, puis lancez « rotate-keys --check ».");
	} finally {
		await db.close();
	}
}
