import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStorage } from "#app/adapters/storage.server.ts";
import { addAttachment } from "#app/domain/attachments/commands/add-attachment.server.ts";
import { removeAttachment } from "#app/domain/attachments/commands/remove-attachment.server.ts";
import { getAttachment, listAttachments } from "#app/domain/attachments/queries.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Forbidden, NotFound } from "#app/domain/kernel/errors.ts";
import type { SheetId } from "#app/domain/kernel/ids.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const folder = mkdtempSync(path.join(tmpdir(), "maillage-files-"));
const files = createStorage(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const as = (actor: Actor) => ({ db: database.app, actor, now, files });
const kept = () => readdirSync(folder).filter((name) => name !== "removed");

let here: BuiltTerritory;
const people = {} as Record<"lead" | "partner" | "reader" | "foreigner", Actor>;
let sheetId: SheetId;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	const there = await aTerritory(database.owner, now, "la-bas");
	people.lead = await here.person("theo", { mandates: { insertion: "technical_lead" } });
	people.partner = await here.person("paul");
	people.reader = await here.person("lise", { role: "reader" });
	people.foreigner = await there.person("fred", { role: "admin" });
	sheetId = await aSheet(here);
});

const pdf = Buffer.from("%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF");
const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const list = (actor: Actor) => reading(as(actor), (tx) => listAttachments(tx, here.territoryId, sheetId));

describe("attaching a file", () => {
	it("keeps it under a random name, readable by the server alone, with its digest in the journal", async () => {
		const attachmentId = await addAttachment(as(people.lead), { sheetId, name: "../Convention signée.pdf", bytes: pdf });
		const [row] = await list(people.reader);
		expect(row).toMatchObject({ name: "Convention signée.pdf", extension: "pdf", size: pdf.byteLength, addedByName: "Theo ici" });
		const { storageKey } = await reading(as(people.reader), (tx) => getAttachment(tx, here.territoryId, sheetId, attachmentId));
		expect(storageKey).toMatch(/^[0-9a-f]{32}$/);
		expect(statSync(path.join(folder, storageKey)).mode & 0o077).toBe(0);
		expect(Buffer.from(await new Response(await files.read(storageKey)).arrayBuffer())).toEqual(pdf);
		const [fact] = await database.asAdmin<{ sha: string }>(
			"select payload::jsonb ->> 'sha256' as sha from journal_entry where name = 'attachment.added'",
		);
		expect(fact?.sha).toMatch(/^[0-9a-f]{64}$/);
	});

	it.each([
		["a page under a document's name", "page.pdf", Buffer.from("<html><script>alert(1)</script></html>"), "attachment.not-what-it-says"],
		["an image under another's name", "photo.jpg", png, "attachment.not-what-it-says"],
		["a program", "outil.exe", Buffer.from("MZ"), "attachment.kind-refused"],
		["an image that carries scripts", "dessin.svg", Buffer.from("<svg/>"), "attachment.kind-refused"],
		["bytes under a text's name", "liste.csv", Buffer.from([0x00, 0x01, 0x02]), "attachment.not-what-it-says"],
		["an image under a text's name", "liste.txt", png, "attachment.not-what-it-says"],
		["a cut document", "bilan.docx", Buffer.from("PK\u0003\u0004 coupé"), "attachment.broken"],
		["nothing", "vide.pdf", Buffer.alloc(0), "attachment.empty"],
		["too much", "gros.txt", Buffer.alloc(10 * 1024 * 1024 + 1, 0x61), "attachment.too-large"],
	])("refuses %s, and leaves nothing on the disk", async (_, name, bytes, code) => {
		const before = kept();
		await expect(addAttachment(as(people.lead), { sheetId, name, bytes })).rejects.toMatchObject({ code, field: "file" });
		expect(kept()).toEqual(before);
	});

	it("takes text in the encodings of French offices, and images", async () => {
		const at = { sheetId };
		await addAttachment(as(people.lead), { ...at, name: "liste.csv", bytes: Buffer.from("prénom;été\r\nLéa;oui", "latin1") });
		await addAttachment(as(people.lead), { ...at, name: "photo.PNG", bytes: png });
		expect((await list(people.partner)).map(({ name }) => name)).toEqual(expect.arrayContaining(["liste.csv", "photo.png"]));
	});

	it.each([
		["a partner", () => people.partner, Forbidden],
		["a reader", () => people.reader, Forbidden],
		["someone of another territory", () => people.foreigner, NotFound],
	])("is refused to %s before anything is written", async (_, who, refusal) => {
		const before = kept();
		await expect(addAttachment(as(who()), { sheetId, name: "a.pdf", bytes: pdf })).rejects.toThrow(refusal);
		expect(kept()).toEqual(before);
	});
});

describe("removing an attachment", () => {
	it("puts it out of everyone's reach, once, and keeps the file aside", async () => {
		const attachmentId = await addAttachment(as(people.lead), { sheetId, name: "retrait.pdf", bytes: pdf });
		const read = () => reading(as(people.lead), (tx) => getAttachment(tx, here.territoryId, sheetId, attachmentId));
		const { storageKey } = await read();
		await expect(removeAttachment(as(people.partner), { sheetId, attachmentId })).rejects.toThrow(Forbidden);
		const remove = () => removeAttachment(as(people.lead), { sheetId, attachmentId });
		const outcomes = await Promise.allSettled([remove(), remove()]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		await expect(read()).rejects.toThrow(NotFound);
		await expect(files.read(storageKey)).rejects.toThrow();
		expect(readdirSync(path.join(folder, "removed"))).toContain(storageKey);
	});

	it("reaches no file but by its key", async () => {
		await expect(files.read("../../etc/passwd")).rejects.toThrow(RangeError);
	});
});

describe("the nightly purge", () => {
	it("forgets what was removed thirty days ago and files that nothing names, and keeps the rest", async () => {
		const add = (name: string) => addAttachment(as(people.lead), { sheetId, name, bytes: pdf });
		const keyOf = async (id: string) =>
			(await database.asAdmin<{ key: string }>("select storage_key as key from attachment where id = $1", [id]))[0]?.key as string;
		const [live, gone, recent] = [await add("a.pdf"), await add("b.pdf"), await add("c.pdf")];
		const [liveKey, goneKey, recentKey] = [await keyOf(live), await keyOf(gone), await keyOf(recent)];
		for (const attachmentId of [gone, recent]) await removeAttachment(as(people.lead), { sheetId, attachmentId });
		const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
		await database.asAdmin("update attachment set removed_at = $1 where id = $2", [daysAgo(31), gone]);
		await database.asAdmin("update attachment set removed_at = $1 where id = $2", [daysAgo(29), recent]);
		const [orphan, newOrphan, orphanAside] = ["0", "1", "2"].map((digit) => digit.repeat(32)) as [string, string, string];
		for (const key of [orphan, newOrphan, orphanAside]) await files.write(key, pdf);
		await files.setAside(orphanAside);
		const fileOf = (key: string) => [path.join(folder, key), path.join(folder, "removed", key)].find((file) => existsSync(file));
		for (const key of [liveKey, recentKey, orphan, orphanAside]) utimesSync(fileOf(key) as string, daysAgo(31), daysAgo(31));
		utimesSync(fileOf(newOrphan) as string, daysAgo(29), daysAgo(29));

		const jobs = testJobs({ db: database.worker, clock: () => now, files });
		await jobs.run("purge-expired", {});
		await jobs.run("purge-expired", {});
		const there = (keys: string[]) => keys.map((key) => fileOf(key) !== undefined);
		expect(there([liveKey, goneKey, recentKey, orphan, newOrphan, orphanAside])).toEqual([true, false, true, false, true, false]);
		const rows = await database.asAdmin<{ id: string }>("select id from attachment where id = any($1)", [[live, gone, recent]]);
		expect(rows.map(({ id }) => id).sort()).toEqual([live, recent].sort());
	});
});
