import { describe, expect, it } from "vitest";
import { KeyTrouble } from "#app/domain/kernel/errors.ts";
import type { SealingKey } from "#app/domain/kernel/sealed.server.ts";
import { createVault, KeyringFault, parseKeyring } from "./keyring.server.ts";

const encoded = (byte: number, length = 32) => Buffer.alloc(length, byte).toString("base64url");
const key = (byte: number): SealingKey => ({ id: `k${byte}`, bytes: Buffer.alloc(32, byte) });
const place = { table: "territory_key", column: "wrapped", row: "r", territory: "t" };
const secret = Buffer.alloc(32, 9);

const reasonOf = (work: () => unknown) => {
	try {
		work();
		return null;
	} catch (error) {
		if (error instanceof KeyTrouble) return error.reason;
		throw error;
	}
};

describe("a keyring", () => {
	it("holds several keys, newest first, between commas or lines, each named or known by its digest", () => {
		const keys = parseKeyring(`2026-11:${encoded(1)} , ${encoded(2)}\r\n\n${encoded(3)}=\n`);
		expect(keys.map(({ id }) => id)).toEqual(["2026-11", "75877bb41d39", "648aa5c579fb"]);
		expect(keys.every(({ bytes }) => bytes.length === 32)).toBe(true);
	});

	it.each([
		["", "aucune clé"],
		[" ,\n", "aucune clé"],
		[encoded(1, 31), "31 octets"],
		[encoded(1, 33), "33 octets"],
		["nom:", "illisible"],
		[`${encoded(1)},pas une clé`, "illisible.*clé n°\u00a02"],
		[`${Buffer.alloc(32, 251).toString("base64")}`, "illisible"],
		[`Nom:${encoded(1)}`, "un nom de clé"],
		[`${"n".repeat(41)}:${encoded(1)}`, "un nom de clé"],
		[`:${encoded(1)}`, "un nom de clé"],
		[`a:${encoded(1)},b:${encoded(1)}`, "deux fois"],
		[`a:${encoded(1)},a:${encoded(2)}`, "deux fois"],
	])("says what is wrong with %j, without repeating it", (text, said) => {
		const fault = (() => {
			try {
				parseKeyring(text);
			} catch (error) {
				return error;
			}
		})();
		expect(fault).toBeInstanceOf(KeyringFault);
		expect((fault as Error).message).toMatch(new RegExp(said));
		for (const entry of text.split(/[,:\n]/).filter((part) => part.length > 20)) expect((fault as Error).message).not.toContain(entry);
	});
});

describe("the vault", () => {
	it("seals with the newest key and opens with any", () => {
		const old = createVault([key(1)]);
		const wrapped = old.wrap(place, secret);
		const both = createVault([key(2), key(1)]);
		expect(both.unwrap(place, wrapped)).toEqual(secret);
		expect(both.newestKeyId).toBe("k2");
		expect(reasonOf(() => old.unwrap(place, both.wrap(place, secret)))).toBe("unknown-key");
	});

	it("takes another key of the same name for a changed value, and an empty keyring for a missing one", () => {
		const wrapped = createVault([key(1)]).wrap(place, secret);
		expect(reasonOf(() => createVault([{ id: "k1", bytes: key(2).bytes }]).unwrap(place, wrapped))).toBe("altered");
		const empty = createVault([]);
		expect(reasonOf(() => empty.unwrap(place, wrapped))).toBe("missing");
		expect(reasonOf(() => empty.wrap(place, secret))).toBe("missing");
		expect(reasonOf(() => empty.newestKeyId)).toBe("missing");
	});

	it("looks again where the keys come from when it meets one that it does not know", () => {
		let there = [key(1)];
		const live = createVault(there, () => there);
		there = [key(2), key(1)];
		expect(live.unwrap(place, createVault([key(2)]).wrap(place, secret))).toEqual(secret);
		expect(live.newestKeyId).toBe("k2");
	});
});
