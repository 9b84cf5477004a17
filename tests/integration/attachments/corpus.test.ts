import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSpreadsheetAside } from "#app/adapters/spreadsheet-reader.server.ts";
import { SpreadsheetRefused } from "#app/adapters/spreadsheets.server.ts";
import { createStorage } from "#app/adapters/storage.server.ts";
import { addAttachment } from "#app/domain/attachments/commands/add-attachment.server.ts";
import { RuleViolation } from "#app/domain/kernel/errors.ts";
import type { SheetId } from "#app/domain/kernel/ids.ts";
import { addReferralAttachment } from "#app/domain/referrals/commands/add-referral-attachment.server.ts";
import type { ReferralId } from "#app/domain/referrals/types.ts";
import { dispositionOf, keptFile } from "#app/http/stored-file.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { useDatabase } from "#tests/support/database.ts";
import { attacks, draw, runs } from "#tests/support/fuzz/values.ts";
import { aReferralPlace, draftReferral, type ReferralPlace } from "#tests/support/referrals.ts";
import { aZip } from "#tests/support/zip.ts";
import { planLines, workbook } from "../imports/workbooks.ts";

// Files that have broken others, and files with bytes changed at random, at every door that takes one: refused with a reason, or kept as bytes
// that nothing opens, under a name of ours, and given back for the disk alone.

const database = useDatabase();
const now = new Date("2026-11-26T09:00:00Z");
const folder = mkdtempSync(path.join(tmpdir(), "maillage-corpus-"));
const files = createStorage(folder);
let place: ReferralPlace;
let sheetId: SheetId;
let referralId: ReferralId;
let sent = 0;

beforeAll(async () => {
	place = await aReferralPlace(database, now);
	sheetId = await aSheet(place.territory);
	referralId = await draftReferral(place.as(place.sender));
	const admin = await place.territory.person("administration", { role: "admin" });
	doors.sheet = (name, bytes) => addAttachment({ db: database.app, actor: admin, now, files }, { sheetId, name, bytes });
	doors.referral = (name, bytes) =>
		addReferralAttachment({ ...place.as(place.sender), files }, { referralId, kind: "form" }, { name, bytes });
});
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
	process.stdout.write(`fuzzed: ${sent} files\n`);
});

const doors = {} as Record<"sheet" | "referral", (name: string, bytes: Uint8Array) => Promise<string>>;
const kept = () => readdirSync(folder).filter((name) => name !== "removed");

const pdf = Buffer.from("%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n");
const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const eicar = Buffer.from(["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD", "-ANTIVIRUS-TEST-FILE!$H+H*"].join(""));
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const html = Buffer.from("<html><script>alert(1)</script></html>");
/** A hundred files of three megabytes of nothing, packed into three kilobytes each. */
const bomb = aZip(Array.from({ length: 100 }, (_, at) => ({ name: `xl/${at}.xml`, bytes: Buffer.alloc(3_000_000, 0x20) })));

async function outcomeOf(door: keyof typeof doors, name: string, bytes: Uint8Array): Promise<string | null> {
	sent += 1;
	const before = kept();
	try {
		await doors[door](name, bytes);
		return null;
	} catch (error) {
		expect(error).toBeInstanceOf(RuleViolation);
		expect(kept(), "nothing is left of what was refused").toEqual(before);
		return (error as RuleViolation).code;
	}
}

describe.each(["sheet", "referral"] as const)("the door of a %s", (door) => {
	it.each<[string, string, Uint8Array]>([
		["the sample that every antivirus knows, as a program", "eicar.com", eicar],
		["the sample that every antivirus knows, under a document's name", "eicar.pdf", eicar],
		["the sample that every antivirus knows, before a document", "eicar.pdf", Buffer.concat([eicar, pdf])],
		["a page under a document's name", "page.pdf", html],
		["a page with a document at its end", "page.pdf", Buffer.concat([html, pdf])],
		["an image that is a page first", "photo.png", Buffer.concat([html, png])],
		["a drawing with a script", "dessin.svg", svg],
		["a drawing under an image's name", "dessin.png", svg],
		["a program", "outil.exe", Buffer.from("MZ\x90\0")],
		["a program behind marks that turn the writing", "facture\u202efdp.exe", Buffer.from("MZ\x90\0")],
		["a program under a document's name", "facture.pdf", Buffer.from("MZ\x90\0")],
		["a shell script under a document's name", "a.pdf", Buffer.from("#!/bin/sh\nrm -rf /\n")],
		["an archive that unpacks to three hundred times its size", "plan.xlsx", bomb],
		["an archive cut short", "bilan.docx", Buffer.from("PK\u0003\u0004 coupé")],
		["an image of another kind than its name says", "photo.jpg", png],
		["no byte at all", "vide.pdf", Buffer.alloc(0)],
		["nothing but a mark", "a.pdf", Buffer.from("%PD")],
		["a document of eleven megabytes", "gros.pdf", Buffer.concat([pdf, Buffer.alloc(11 * 1024 * 1024)])],
		["a name without end", "sans-fin", pdf],
		["a name that is only an end", ".htaccess", pdf],
	])("refuses %s, and leaves nothing", async (_, name, bytes) => {
		expect(await outcomeOf(door, name, bytes)).toMatch(/^(referral\.)?attachment[.-]/);
	});

	it("gives a name of its own to what it keeps, whatever it was called", async () => {
		for (const name of [
			"../../etc/passwd.pdf",
			"..\\..\\boot.pdf",
			"/absolu.pdf",
			"C:\\con.pdf",
			"a\0b.pdf",
			"x\r\nSet-Cookie: a=b.pdf",
			"facture\u202efdp.pdf",
			`${"é".repeat(400)}.pdf`,
		])
			expect(await outcomeOf(door, name, pdf), name).toBeNull();
		for (const name of kept()) expect(name).toMatch(/^[0-9a-f]{32}$/);
	});

	it("is taken in by no byte changed at random", async () => {
		const bytes = fc.tuple(
			fc.constantFrom(pdf, png, eicar, svg, html, bomb.subarray(0, 5_000)),
			fc.array(fc.tuple(fc.nat(4_000), fc.nat(255)), { maxLength: 8 }),
		);
		const names = fc.oneof(
			fc.constantFrom("a.pdf", "a.png", "a.docx", "a.txt", "a.csv", "a.xlsx", "a.odt", "a.jpg"),
			fc.tuple(fc.constantFrom(...attacks), fc.constantFrom(".pdf", ".png", ".txt", "")).map(([name, end]) => name + end),
		);
		for (const [[whole, changes], name] of draw(fc.tuple(bytes, names), runs * 15, door)) {
			const changed = Buffer.from(whole);
			for (const [at, value] of changes) changed[at % changed.length] = value;
			await outcomeOf(door, name, changed);
		}
		const escaped = readdirSync(path.dirname(folder)).filter((name) => /passwd|absolu|boot/.test(name));
		expect(escaped).toEqual([]);
	});
});

it("keeps names that no header, path or reader mistakes", async () => {
	const rows = await database.asAdmin<{ name: string }>("select name from attachment");
	expect(rows.length).toBeGreaterThan(5);
	for (const { name } of rows) {
		expect(name).not.toMatch(/[\\/\p{Cc}\p{Cf}<>:"|?*]|^\.|^(con|nul)\./iu);
		expect(name.length).toBeLessThanOrEqual(150);
	}
	for (const name of attacks) {
		const { headers } = keptFile(html, name, html.length);
		expect(headers.get("Content-Type")).toBe("application/octet-stream");
		expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
		expect(headers.get("Content-Security-Policy")).toContain("sandbox");
		expect(dispositionOf(name)).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.~!$&+^`|-]*$/);
	}
});

describe("a spreadsheet to import", () => {
	const read = async (bytes: Uint8Array) => {
		sent += 1;
		try {
			return await readSpreadsheetAside(bytes);
		} catch (error) {
			expect(error).toBeInstanceOf(SpreadsheetRefused);
			return null;
		}
	};

	it("is read or refused with its reason, whatever bytes of it are changed", async () => {
		const good = workbook(planLines(2), { bookType: "xlsx" });
		const changes = fc.array(fc.tuple(fc.nat(good.length), fc.nat(255)), { minLength: 1, maxLength: 12 });
		for (const places of draw(changes, runs * 3, "bytes")) {
			const changed = Buffer.from(good);
			for (const [at, value] of places) changed[at % changed.length] = value;
			await read(changed);
		}
		for (const length of draw(fc.nat(good.length), runs, "cut")) await read(good.subarray(0, length));
		for (const bytes of draw(fc.uint8Array({ maxLength: 2_000 }), runs * 2, "noise")) await read(bytes);
	});

	it.each<[string, Uint8Array]>([
		["an archive that unpacks to three hundred times its size", bomb],
		["an image", png],
		["nothing", Buffer.alloc(0)],
	])("is not %s", async (_, bytes) => {
		expect(await read(bytes)).toBeNull();
	});

	it("runs nothing of what its cells say, and reads no entity of its XML", async () => {
		const lines = attacks.filter((text) => text.trim() !== "" && text !== "\u0085").map((text) => [text]);
		const csv = Buffer.from(lines.map(([text]) => `"${text?.replaceAll('"', '""')}";"x"`).join("\n"));
		expect((await read(csv))?.[0]?.rows.length).toBeGreaterThan(20);
		const secret = path.join(folder, "secret");
		writeFileSync(secret, "CANARIPOTOROO");
		const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://${secret}"><!ENTITY a "${"b".repeat(1000)}">]><worksheet>&e;&a;</worksheet>`;
		const grids = await read(aZip([{ name: "xl/worksheets/sheet1.xml", bytes: Buffer.from(xml) }]));
		expect(JSON.stringify(grids) ?? "").not.toContain("CANARI");
		rmSync(secret);
	});
});
