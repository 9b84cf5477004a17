import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { copyFile, mkdir, readdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { copyOut, type SchemaCopy } from "#db/copy-tables.ts";
import { count, fail } from "./say.ts";

/** `manifest.json` of a backup: what it holds, and the digest of each file, so that it can be checked without a database. */
export interface Manifest {
	format: 1;
	/** ISO instant of the snapshot. */
	takenAt: string;
	schema: SchemaCopy;
	attachments: { key: string; isSetAside: boolean; sha256: string }[];
}

export const backupSummary = "copie toutes les données dans un dossier, pendant que Maillage sert";

export const backupHelp = `npm run admin -- backup --to /sauvegardes/2026-11-22

Écrit dans un dossier neuf l'état de toutes les tables à un même instant, et les pièces jointes. Personne n'attend pendant ce temps.
Une sauvegarde interrompue n'a pas de fichier « manifest.json » : effacez-la et recommencez.

  --to    dossier à créer, sur un support que cette machine ne peut pas perdre avec elle

N'y sont pas : les clés (KEYRING, ou le fichier « keyring » de DATA_DIR), sans lesquelles les orientations restent illisibles. Gardez-en
une copie ailleurs que la sauvegarde. Ni les sessions ouvertes : chacun se reconnecte après une restauration.`;

/** @returns the exit code */
export async function runBackup(args: string[], now: Date, { dataDir }: { dataDir: string }, databaseUrl: string): Promise<number> {
	const { to } = parseArgs({ args, options: { to: { type: "string" } } }).values;
	if (!to) return fail(`Il manque --to.\n\n${backupHelp}`);
	if (existsSync(to)) return fail(`${to} existe déjà : choisissez un dossier neuf.`);
	for (const part of ["tables", "attachments"]) await mkdir(path.join(to, part), { recursive: true, mode: 0o700 });

	const schema = await copyOut(databaseUrl, path.join(to, "tables"), ({ name, rows }) => console.log(`${name} : ${count(rows, "ligne")}`));
	// after the tables: a file that they name was written before them, and files never change
	const attachments = await copyAttachments(path.join(dataDir, "attachments"), path.join(to, "attachments"));
	const manifest: Manifest = { format: 1, takenAt: now.toISOString(), schema, attachments };
	// last, and whole at once: a folder with a manifest is a finished backup
	await writeFile(path.join(to, "manifest.part"), `${JSON.stringify(manifest, null, "\t")}\n`, { mode: 0o600, flush: true });
	await rename(path.join(to, "manifest.part"), path.join(to, "manifest.json"));

	const rows = schema.tables.reduce((sum, table) => sum + table.rows, 0);
	console.log(
		`Sauvegarde écrite dans ${to} : ${count(schema.tables.length, "table")}, ${count(rows, "ligne")}, ${count(attachments.length, "pièce jointe", "pièces jointes")}.`,
	);
	console.log("Les clés n'y sont pas : gardez KEYRING, ou le fichier « keyring » de DATA_DIR, ailleurs que la sauvegarde.");
	return 0;
}

async function copyAttachments(from: string, to: string): Promise<Manifest["attachments"]> {
	const copied: Manifest["attachments"] = [];
	for (const isSetAside of [false, true]) {
		const folder = isSetAside ? path.join(from, "removed") : from;
		for (const key of existsSync(folder) ? await readdir(folder) : []) {
			if (!/^[0-9a-f]{32}$/.test(key)) continue;
			const file = path.join(to, key);
			const isThere = await copyFile(path.join(folder, key), file).then(
				() => true,
				// discarded or set aside since the folder was read: the tables named it no more
				(error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? false : Promise.reject(error)),
			);
			if (isThere && !copied.some((one) => one.key === key)) copied.push({ key, isSetAside, sha256: await sha256Of(file) });
		}
	}
	return copied;
}

export async function sha256Of(file: string): Promise<string> {
	const hash = createHash("sha256");
	await pipeline(createReadStream(file), hash);
	return hash.digest("hex");
}
