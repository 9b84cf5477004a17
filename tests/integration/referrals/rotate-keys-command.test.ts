import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { parseKeyring } from "#app/adapters/keyring.server.ts";
import { runRotateKeys } from "#bin/rotate-keys.ts";
import { useDatabase } from "#tests/support/database.ts";
import { manyReferrals } from "#tests/support/many-referrals.ts";
import { aReferralPlace } from "#tests/support/referrals.ts";

const database = useDatabase();
const now = new Date("2026-11-26T09:00:00Z");
const given = `tests:${Buffer.alloc(32, 7).toString("base64url")}`;
const keyring = parseKeyring(given);
const dataDir = mkdtempSync(path.join(tmpdir(), "maillage-rotation-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
beforeAll(async () => {
	await manyReferrals(database, await aReferralPlace(database, now, "ici"), 3_000);
	await aReferralPlace(database, now, "ailleurs");
});

/** What the command says, and how it ends. */
async function rotateKeys(args: string[], env = { keyring: keyring as typeof keyring | null, dataDir }) {
	const lines: string[] = [];
	const hear = (line: string) => void lines.push(line.replace(/[\u202f\u00a0]/g, " "));
	const log = vi.spyOn(console, "log").mockImplementation(hear);
	vi.spyOn(console, "error").mockImplementation(hear);
	const code = await runRotateKeys(database.owner, args, now, env);
	log.mockRestore();
	return { code, said: lines.join("\n") };
}
const ownFile = { keyring: null, dataDir };

it("goes on where kill -9 stopped it, and says that all is readable", { timeout: 60_000 }, async () => {
	const signal = await new Promise((resolve) => {
		const { PATH, NODE_ENV } = process.env;
		const env = { PATH, NODE_ENV, DATABASE_URL: database.adminUrl, DATA_DIR: dataDir, DEMO: "1", KEYRING: given };
		const child = spawn(process.execPath, ["bin/admin.ts", "rotate-keys"], { env, stdio: ["ignore", "pipe", "inherit"] });
		child.stdout.once("data", () => child.kill("SIGKILL"));
		child.once("close", (_, by) => resolve(by));
	});
	expect(signal).toBe("SIGKILL");
	expect((await rotateKeys(["--check"])).said).toContain("ici : 3 000 orientations lisibles (6 000 textes), 0 illisible.");
	const again = await rotateKeys([]);
	expect(again.code).toBe(0);
	expect(again.said).toContain("ici : 3 000 clés d'orientations sous la nouvelle");
	expect(again.said).toContain("ailleurs : pas encore de clé.");
	expect(await rotateKeys(["--check", "--territory", "ici"])).toMatchObject({ code: 0 });
});

it("puts a new key in its own file, and says what to do where the keys are given", async () => {
	const refused = await rotateKeys(["--new-key"]);
	expect(refused.code).toBe(1);
	expect(refused.said).toContain("Mettez-la en tête de KEYRING");
	await expect(rotateKeys(["--new-key"], ownFile)).rejects.toThrow("n'existe pas");
	const file = path.join(dataDir, "keyring");
	writeFileSync(file, `${given}\n`, { mode: 0o600 });
	expect((await rotateKeys(["--new-key"], ownFile)).code).toBe(0);
	const keys = parseKeyring(readFileSync(file, "utf8"));
	expect(keys.map(({ id }) => id)).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/), "tests"]);
	expect((await rotateKeys(["--check"], ownFile)).code).toBe(0);
	// with the former key alone, nothing opens and nothing is changed
	expect((await rotateKeys(["--check"])).code).toBe(1);
	const shut = await rotateKeys(["--territory", "ici"]);
	expect(shut).toEqual({ code: 1, said: "ici : ses clés ont été scellées par une clé que KEYRING ne contient pas. Rien n'y est changé." });
});

it("names the references of what does not open, and nothing else of it", async () => {
	await database.asAdmin(
		"update referral_part set sealed = 'v2' where part = 'card' and referral_id in (select id from referral where reference = 'TEST-0001')",
	);
	const { code, said } = await rotateKeys(["--check", "--territory", "ici"], ownFile);
	expect(code).toBe(1);
	expect(said).toContain("ILLISIBLE TEST-0001");
	expect(said).toContain("2 999 orientations lisibles (5 999 textes), 1 illisible.");
	expect(said).not.toContain("Nom ");
});

it("refuses what it does not understand in one sentence", async () => {
	expect(await rotateKeys(["--territory", "nulle-part"])).toEqual({ code: 1, said: "Ce territoire n'existe pas." });
	expect(await rotateKeys(["--check", "--new-key"])).toEqual({
		code: 1,
		said: "Choisissez : --new-key renouvelle, --check ne change rien.",
	});
});
