import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { newKeyBytes, type SealingKey, type Vault } from "#app/domain/kernel/sealed.server.ts";
import { type Env, EnvError } from "./env.server.ts";
import { createVault, KeyringFault, parseKeyring } from "./keyring.server.ts";

const fileOf = (dataDir: string) => path.join(dataDir, "keyring");

/**
 * The keys of KEYRING; else those of the file `keyring` in DATA_DIR, made with one key where nothing was sealed yet. Where something was,
 * a new key would open none of it and hide that the right one is lost: the vault stays empty until the file is back.
 * @throws EnvError
 */
export async function openVault({ keyring, dataDir }: Pick<Env, "keyring" | "dataDir">, mayMake: () => Promise<boolean>): Promise<Vault> {
	if (keyring) return createVault(keyring);
	const file = fileOf(dataDir);
	if (!readKeys(file) && (await mayMake())) makeFile(file);
	const keys = readKeys(file) ?? [];
	return createVault(keys, () => {
		try {
			return readKeys(file) ?? [];
		} catch {
			return keys; // half-edited: what is already known goes on
		}
	});
}

/** Puts a new key before those of the file, which whoever runs beside reads when it meets the first value that it seals. */
export function addKeyToFile(dataDir: string): void {
	const file = fileOf(dataDir);
	const stood = readKeys(file);
	if (!stood) throw new EnvError(`${file} n'existe pas\u00a0: il n'y a pas de clé à renouveler.`);
	const temporary = writeAside(file, `${newKeyBytes().toString("base64url")}\n${readFileSync(file, "utf8")}`);
	renameSync(temporary, file);
}

/** @returns null when there is no file */
function readKeys(file: string): SealingKey[] | null {
	let text: string;
	try {
		text = readFileSync(file, "utf8");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
		throw new EnvError(`${file} est illisible\u00a0: vérifiez ses droits.`);
	}
	try {
		return parseKeyring(text);
	} catch (error) {
		if (error instanceof KeyringFault) throw new EnvError(`${file} ${error.message}.`);
		throw error;
	}
}

function makeFile(file: string): void {
	mkdirSync(path.dirname(file), { recursive: true });
	const temporary = writeAside(file, `${newKeyBytes().toString("base64url")}\n`);
	try {
		linkSync(temporary, file); // never over one that another process made meanwhile
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
	} finally {
		rmSync(temporary);
	}
}

/** Whole on disk before it takes its name: a keyring cut short would be a keyring lost. */
function writeAside(file: string, text: string): string {
	const temporary = `${file}.${randomBytes(6).toString("hex")}`;
	const handle = openSync(temporary, "wx", 0o600);
	try {
		writeSync(handle, text);
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
	return temporary;
}
