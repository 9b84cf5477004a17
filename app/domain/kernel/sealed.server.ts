import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { KeyTrouble } from "./errors.ts";

/** A 256-bit key and the name by which what it sealed calls for it. */
export interface SealingKey {
	id: string;
	bytes: Buffer;
}

/** Where a sealed value stands: moved to another row, column or territory, it opens no more. */
export interface SealedPlace {
	table: string;
	column: string;
	row: string;
	territory: string;
}

const algorithm = "aes-256-gcm";
const version = "v1";
const keyId = /^[0-9a-z-]{1,40}$/;

export const newKeyBytes = (): Buffer => randomBytes(32);

const associated = ({ table, column, row, territory }: SealedPlace) => Buffer.from([table, column, row, territory].join("|"), "utf8");

/** AES-256-GCM over the bytes, bound to their place. @returns 'v1.<key>.<iv>.<tag>.<text>', each in base64url but the key's name */
export function seal({ id, bytes }: SealingKey, place: SealedPlace, plain: string | Uint8Array): string {
	if (!keyId.test(id)) throw new RangeError("not a key's name");
	const iv = randomBytes(12);
	const cipher = createCipheriv(algorithm, bytes, iv).setAAD(associated(place));
	const text = Buffer.concat([typeof plain === "string" ? cipher.update(plain, "utf8") : cipher.update(plain), cipher.final()]);
	return [version, id, ...[iv, cipher.getAuthTag(), text].map((part) => part.toString("base64url"))].join(".");
}

/** The name of the key that a sealed value calls for. */
export const keyIdOf = (sealed: string): string => sealed.split(".", 2)[1] ?? "";

/** @throws KeyTrouble: another key, another place, or a changed byte; never an empty or a partial text */
export function openBytes({ id, bytes }: SealingKey, place: SealedPlace, sealed: string): Buffer {
	const [prefix, key, ...encoded] = sealed.split(".");
	const where = `${place.table}.${place.column}`;
	const [iv, tag, text, ...rest] = encoded.map((part) => Buffer.from(part, "base64url"));
	// what does not come back the same was changed, were it by a character that decodes to nothing
	const isWhole = encoded.join(".") === [iv, tag, text].map((part) => part?.toString("base64url")).join(".");
	if (prefix !== version || !iv || !tag || !text || rest.length > 0 || !isWhole) throw new KeyTrouble("altered", where);
	if (key !== id) throw new KeyTrouble("unknown-key", where);
	try {
		const decipher = createDecipheriv(algorithm, bytes, iv, { authTagLength: 16 }).setAAD(associated(place)).setAuthTag(tag);
		return Buffer.concat([decipher.update(text), decipher.final()]);
	} catch {
		throw new KeyTrouble("altered", where);
	}
}

export const openText = (key: SealingKey, place: SealedPlace, sealed: string): string => openBytes(key, place, sealed).toString("utf8");

/** A keyed digest, 43 characters: equal for equal texts, and nothing else to whoever has no key. */
export const blindIndex = ({ bytes }: SealingKey, text: string): string =>
	createHmac("sha256", bytes).update(text, "utf8").digest("base64url");

/**
 * The operator's keys (KEYRING), newest first: they seal the keys of the territories and nothing else. Kept out of the database, hence
 * a port of the domain; `adapters/keyring.server.ts` reads them.
 */
export interface Vault {
	/** Name of the newest key. */
	readonly newestKeyId: string;
	/** Seals with the newest key. */
	wrap: (place: SealedPlace, key: Uint8Array) => string;
	/** @throws KeyTrouble when none of the keys is the one that wrapped it */
	unwrap: (place: SealedPlace, wrapped: string) => Buffer;
}
