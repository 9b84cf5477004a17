import { createHash } from "node:crypto";
import { KeyTrouble } from "#app/domain/kernel/errors.ts";
import { keyIdOf, openBytes, type SealingKey, seal, type Vault } from "#app/domain/kernel/sealed.server.ts";

/** What is wrong with a keyring, as the end of a French sentence that begins with where it was found; it quotes no key. */
export class KeyringFault extends Error {}

const keyLength = 32;
const named = /^(?:([^:]*):)?([^:]*)$/;

/**
 * Reads the operator's keys, newest first, separated by commas or lines: 32 bytes in base64url, each after its name if it has one.
 * @throws KeyringFault
 */
export function parseKeyring(text: string): SealingKey[] {
	const entries = text.split(/[,\r\n]+/).flatMap((entry) => entry.trim() || []);
	if (entries.length === 0) throw new KeyringFault("ne contient aucune clé");
	const keys: SealingKey[] = [];
	for (const [index, entry] of entries.entries()) {
		const fault = (what: string) => new KeyringFault(`${what} (clé n°\u00a0${index + 1})`);
		const [, name, encoded = ""] = named.exec(entry) ?? [];
		const bytes = Buffer.from(encoded, "base64url");
		// what does not come back the same was not base64url
		if (encoded === "" || bytes.toString("base64url") !== encoded.replace(/=$/, "")) {
			throw fault("contient une clé illisible\u00a0: il faut 32 octets en base64url");
		}
		if (bytes.length !== keyLength) throw fault(`contient une clé de ${bytes.length} octets\u00a0: il en faut ${keyLength}`);
		const id = name ?? createHash("sha256").update(bytes).digest("hex").slice(0, 12);
		if (!/^[0-9a-z-]{1,40}$/.test(id)) throw fault("contient un nom de clé qui n'est pas fait de minuscules, de chiffres et de tirets");
		if (keys.some((other) => other.id === id || other.bytes.equals(bytes))) throw fault("contient deux fois la même clé, ou le même nom");
		keys.push({ id, bytes });
	}
	return keys;
}

/**
 * The operator's keys at work. `reread` is asked when one is missing: the file may have gained it since, from a rotation or a hand that
 * put it back. Without any key, whatever is sealed stays shut.
 */
export function createVault(given: readonly SealingKey[], reread: () => readonly SealingKey[] = () => given): Vault {
	let keys = given;
	const find = (fits: (key: SealingKey, index: number) => boolean, where: string): SealingKey => {
		let found = keys.find(fits);
		if (!found) {
			keys = reread();
			found = keys.find(fits);
		}
		if (!found) throw new KeyTrouble(keys.length === 0 ? "missing" : "unknown-key", where);
		return found;
	};
	const newest = () => find((_, index) => index === 0, "keyring");
	return {
		get newestKeyId() {
			return newest().id;
		},
		wrap: (place, key) => seal(newest(), place, key),
		unwrap: (place, wrapped) => {
			const id = keyIdOf(wrapped);
			return openBytes(
				find((key) => key.id === id, `${place.table}.${place.column}`),
				place,
				wrapped,
			);
		},
	};
}
