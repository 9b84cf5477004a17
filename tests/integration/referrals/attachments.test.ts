import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStorage } from "#app/adapters/storage.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { KeyTrouble, NotFound } from "#app/domain/kernel/errors.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { listReferralAttachments } from "#app/domain/referrals/attachment-queries.server.ts";
import type { ReferralAttachmentId } from "#app/domain/referrals/attachment-types.ts";
import { addReferralAttachment } from "#app/domain/referrals/commands/add-referral-attachment.server.ts";
import { readReferralAttachment } from "#app/domain/referrals/commands/read-referral-attachment.server.ts";
import { removeReferralAttachment } from "#app/domain/referrals/commands/remove-referral-attachment.server.ts";
import { openReferral } from "#app/domain/referrals/content.server.ts";
import type { ReferralId } from "#app/domain/referrals/types.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";

const database = useDatabase();
const now = new Date("2026-11-26T09:00:00Z");
const folder = mkdtempSync(path.join(tmpdir(), "maillage-referral-files-"));
const files = createStorage(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let place: ReferralPlace;
let referralId: ReferralId;
beforeAll(async () => {
	place = await aReferralPlace(database, now);
	const { organisationIds } = place.territory;
	referralId = await draftReferral(place.as(place.sender));
	await sendTo(place.as(place.sender), referralId, [
		{ organisationId: organisationIds.ccas, scope: "full" },
		{ organisationId: organisationIds.caf, scope: "card" },
	]);
});

const as = (actor: Actor) => ({ ...place.as(actor), files });
const kept = () => readdirSync(folder).filter((name) => name !== "removed");
const pdf = Buffer.from("%PDF-1.7\nFacture de Maëlenn Kerguélen-Plouvorn\n%%EOF");
const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const add = (actor = place.sender, name = "Facture Kerguélen.pdf", bytes: Uint8Array = pdf, to = referralId) =>
	addReferralAttachment(as(actor), { referralId: to, kind: "debt-proof" }, { name, bytes });
const read = (actor: Actor, attachmentId: ReferralAttachmentId, of = referralId) =>
	readReferralAttachment(as(actor), { referralId: of, attachmentId });
const storageKeyOf = async (id: string) =>
	(await database.asAdmin<{ key: string }>("select storage_key as key from referral_attachment where id = $1", [id]))[0]?.key ?? "";
const accesses = (id: string) =>
	database.asAdmin<{ what: string; person_id: string }>("select what, person_id from access_entry where detail = $1 order by seq", [
		`attachment:${id}`,
	]);

describe("attaching a paper to a referral", () => {
	it("seals its bytes and its name, and gives them back to whoever reads the account, in writing", async () => {
		const id = await add();
		const onDisk = readFileSync(path.join(folder, await storageKeyOf(id)), "utf8");
		expect(onDisk).toMatch(/^v1\.r\.[\w-]+\.[\w-]+\.[\w-]+$/);
		expect(onDisk).not.toContain("PDF");
		const [row] = await database.asAdmin("select * from referral_attachment where id = $1", [id]);
		expect(JSON.stringify(row)).not.toMatch(/facture|kergu/i);
		expect(row).toMatchObject({ kind: "debt-proof", extension: "pdf", size: pdf.byteLength });
		for (const actor of [place.sender, place.ccas]) {
			const { name, bytes } = await read(actor, id);
			expect(name).toBe("Facture Kerguélen.pdf");
			expect(Buffer.from(bytes)).toEqual(pdf);
		}
		expect(await accesses(id)).toEqual([place.sender, place.ccas].map(({ personId }) => ({ what: "file", person_id: personId })));
		const facts = await database.asAdmin<{ payload: string }>("select payload from journal_entry where name = 'referral.attachment-added'");
		expect(facts.map(({ payload }) => JSON.parse(payload))).toEqual([{ attachmentId: id, referralId }]);
	});

	it("lists them for those who read the account, and for nobody else", async () => {
		const listed = async (actor: Actor) => {
			const ctx = as(actor);
			return inTransaction(ctx, async (tx) => {
				const opened = await openReferral(tx, ctx, referralId, { what: "read", detail: "page" });
				return listReferralAttachments(tx, actor.territoryId, opened);
			});
		};
		expect((await listed(place.ccas))[0]).toMatchObject({
			name: "Facture Kerguélen.pdf",
			kind: "debt-proof",
			addedByName: expect.any(String),
		});
		expect(await listed(place.caf)).toEqual([]);
	});

	it.each([
		["a page under a document's name", "facture.pdf", Buffer.from("<html></html>"), "attachment.not-what-it-says"],
		["an image under another's name", "facture.jpg", png, "attachment.not-what-it-says"],
		["a program", "facture.exe", Buffer.from("MZ"), "attachment.kind-refused"],
		["a text", "facture.txt", Buffer.from("Bonjour"), "referral.attachment-format"],
		["nothing", "facture.pdf", Buffer.alloc(0), "attachment.empty"],
		["too much", "facture.pdf", Buffer.concat([pdf, Buffer.alloc(5 * 1024 * 1024)]), "referral.attachment-too-large"],
	])("refuses %s, and leaves nothing on the disk", async (_, name, bytes, code) => {
		const before = kept();
		await expect(add(place.sender, name, bytes)).rejects.toMatchObject({ code, field: "file" });
		expect(kept()).toEqual(before);
	});

	it("is for the sender's side: a recipient is refused, others find nothing, and no file is left", async () => {
		const before = kept();
		await expect(add(place.ccas)).rejects.toMatchObject({ kind: "forbidden", code: "referral.sender-only" });
		for (const actor of [place.manager, place.dpo]) await expect(add(actor)).rejects.toBeInstanceOf(NotFound);
		await expect(add(place.sender, "a.pdf", pdf, newId<ReferralId>())).rejects.toBeInstanceOf(NotFound);
		expect(kept()).toEqual(before);
	});

	it("is refused on an anonymous referral, after an objection and once archived", async () => {
		const anonymous = await draftReferral(place.as(place.sender), {
			isAnonymous: true,
			lastName: undefined,
			firstName: undefined,
			phone: undefined,
			email: undefined,
		});
		await expect(add(place.sender, "a.pdf", pdf, anonymous)).rejects.toMatchObject({ code: "referral.attachment-anonymous" });
		const mark = async (column: "objected_at" | "archived_at", at: Date | null) =>
			database.asAdmin(`update referral set ${column} = $2 where id = $1`, [referralId, at]);
		await mark("objected_at", now);
		await expect(add()).rejects.toMatchObject({ code: "referral.objected" });
		await mark("objected_at", null);
		await mark("archived_at", now);
		await expect(add()).rejects.toMatchObject({ code: "referral.archived" });
		await mark("archived_at", null);
	});

	it("stops at ten, were two sent at once", async () => {
		const full = await draftReferral(place.as(place.sender));
		for (let count = 0; count < 9; count++) await add(place.sender, "page.png", png, full);
		const both = await Promise.allSettled([add(place.sender, "page.png", png, full), add(place.sender, "page.png", png, full)]);
		expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "referral.attachment-too-many" } });
	});
});

describe("reading one", () => {
	it("is refused to whoever has the card alone, and to who is not named", async () => {
		const id = await add();
		await expect(read(place.caf, id)).rejects.toMatchObject({ kind: "forbidden" });
		await expect(read(place.manager, id)).rejects.toBeInstanceOf(NotFound);
		expect(await accesses(id)).toEqual([]);
	});

	it("is detected as altered when its file was changed, or is another's", async () => {
		const [one, other] = [await add(), await add()];
		const [file, otherFile] = [await storageKeyOf(one), await storageKeyOf(other)].map((key) => path.join(folder, key)) as [string, string];
		const [sealed, otherSealed] = [readFileSync(file, "utf8"), readFileSync(otherFile, "utf8")];
		writeFileSync(file, otherSealed);
		await expect(read(place.sender, one)).rejects.toBeInstanceOf(KeyTrouble);
		writeFileSync(
			file,
			sealed.replace(/.$/, (last) => (last === "A" ? "E" : "A")),
		);
		await expect(read(place.sender, one)).rejects.toBeInstanceOf(KeyTrouble);
		writeFileSync(file, pdf);
		await expect(read(place.sender, one)).rejects.toBeInstanceOf(KeyTrouble);
		writeFileSync(file, sealed);
		expect(Buffer.from((await read(place.sender, one)).bytes)).toEqual(pdf);
	});
});

describe("removing one", () => {
	it("destroys its file at once, for everybody, and is the sender's side's", async () => {
		const id = await add();
		const key = await storageKeyOf(id);
		const remove = (actor: Actor) => removeReferralAttachment(as(actor), { referralId, attachmentId: id });
		await expect(remove(place.ccas)).rejects.toMatchObject({ kind: "forbidden" });
		const both = await Promise.allSettled([remove(place.sender), remove(place.sender)]);
		expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect(kept()).not.toContain(key);
		await expect(read(place.ccas, id)).rejects.toBeInstanceOf(NotFound);
		const facts = await database.asAdmin("select from journal_entry where name = 'referral.attachment-removed'");
		expect(facts).toHaveLength(1);
	});
});

describe("the nightly purge", () => {
	it("takes away what was removed, and leaves files that a referral or an agenda names, however old", async () => {
		const [live, gone] = [await add(), await add()];
		const [liveKey, goneKey] = [await storageKeyOf(live), await storageKeyOf(gone)];
		// removed by a process that died before it destroyed the file
		await database.asAdmin("update referral_attachment set removed_at = $2 where id = $1", [gone, now]);
		const [paper, orphan] = ["a".repeat(32), "b".repeat(32)] as [string, string];
		for (const key of [paper, orphan]) await files.write(key, pdf);
		await database.asAdmin(`set session_replication_role = replica;
			insert into agenda_paper (id, territory_id, meeting_id, point_id, name, extension, size, sha256, storage_key, added_by, added_at)
			values ('${newId()}', '${place.territory.territoryId}', '${newId()}', '${newId()}', 'Note.pdf', 'pdf', 9, '${"0".repeat(64)}', '${paper}',
				'${place.sender.personId}', '2026-01-01');
			set session_replication_role = default`);
		const old = new Date(now.getTime() - 60 * 86_400_000);
		for (const key of kept()) utimesSync(path.join(folder, key), old, old);
		await testJobs({ db: database.worker, clock: () => now, files }).run("purge-expired", {});
		expect([liveKey, goneKey, paper, orphan].map((key) => kept().includes(key))).toEqual([true, false, true, false]);
		expect(await database.asAdmin("select from referral_attachment where id = $1", [gone])).toHaveLength(0);
		expect(Buffer.from((await read(place.sender, live)).bytes)).toEqual(pdf);
	});

	it("knows every table whose rows name files", async () => {
		const tables = await database.asAdmin<{ name: string }>(
			"select table_name as name from information_schema.columns where column_name = 'storage_key' order by 1",
		);
		expect(tables.map(({ name }) => name)).toEqual(["agenda_paper", "attachment", "referral_attachment"]);
	});
});
