import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { KeyTrouble } from "#app/domain/kernel/errors.ts";
import { EnvError } from "./env.server.ts";
import { parseKeyring } from "./keyring.server.ts";
import { addKeyToFile, openVault } from "./keyring-file.server.ts";

const place = { table: "territory_key", column: "wrapped", row: "r", territory: "t" };
const secret = Buffer.alloc(32, 9);
const yes = async () => true;
const no = async () => false;

let dataDir: string;
let file: string;
beforeEach(() => {
	dataDir = mkdtempSync(path.join(tmpdir(), "maillage-keyring-"));
	file = path.join(dataDir, "keyring");
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it("makes one key on first start, for this account alone, and finds it on the next", async () => {
	const wrapped = (await openVault({ keyring: null, dataDir }, yes)).wrap(place, secret);
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(parseKeyring(readFileSync(file, "utf8"))).toHaveLength(1);
	expect((await openVault({ keyring: null, dataDir }, yes)).unwrap(place, wrapped)).toEqual(secret);
});

it("gives two processes that start together the same key", async () => {
	const [one, other] = await Promise.all([openVault({ keyring: null, dataDir }, yes), openVault({ keyring: null, dataDir }, yes)]);
	expect(other?.unwrap(place, one?.wrap(place, secret) ?? "")).toEqual(secret);
});

it("makes none where something is sealed already, and opens it as soon as the file is back", async () => {
	const wrapped = (await openVault({ keyring: null, dataDir }, yes)).wrap(place, secret);
	const kept = readFileSync(file, "utf8");
	rmSync(file);
	const vault = await openVault({ keyring: null, dataDir }, no);
	expect(existsSync(file)).toBe(false);
	expect(() => vault.unwrap(place, wrapped)).toThrow(KeyTrouble);
	writeFileSync(file, kept);
	expect(vault.unwrap(place, wrapped)).toEqual(secret);
});

it("keeps to the keys that were given, whatever file there is", async () => {
	const keyring = [{ id: "given", bytes: Buffer.alloc(32, 1) }];
	const vault = await openVault({ keyring, dataDir }, yes);
	expect(vault.newestKeyId).toBe("given");
	expect(existsSync(file)).toBe(false);
});

it("puts a new key first, which a vault at work finds", async () => {
	const live = await openVault({ keyring: null, dataDir }, yes);
	const before = live.wrap(place, secret);
	addKeyToFile(dataDir);
	const fresh = await openVault({ keyring: null, dataDir }, yes);
	expect(fresh.newestKeyId).not.toBe(live.newestKeyId);
	expect(fresh.unwrap(place, before)).toEqual(secret);
	expect(live.unwrap(place, fresh.wrap(place, secret))).toEqual(secret);
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(live.unwrap(place, before)).toEqual(secret);
});

it.each(["", "courte", "a,a"])("refuses a file that holds %j in one sentence that names it", async (text) => {
	writeFileSync(file, text);
	await expect(openVault({ keyring: null, dataDir }, yes)).rejects.toThrow(EnvError);
	await expect(openVault({ keyring: null, dataDir }, yes)).rejects.toThrow(/^\S+keyring .*\.$/);
});
