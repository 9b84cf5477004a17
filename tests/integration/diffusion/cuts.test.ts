import { sql } from "kysely";
import { expect, it } from "vitest";
import { printDocument } from "#app/adapters/documents/print.server.ts";
import { minutesDocument } from "#app/documents/minutes-document.ts";
import { getSource, readEdition } from "#app/domain/diffusion/queries.server.ts";
import { cuts, editionContents } from "#app/domain/diffusion/types.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { documentFormats } from "#app/domain/kernel/document.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { findMinutes } from "#app/domain/minutes/queries.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { textOfFile } from "#tests/support/file-text.ts";
import { secretMinutes, secrets } from "./secret-minutes.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

it("leaves no trace of what is confidential in any file of the open cuts, and all of it in the committee's", async () => {
	const c = await secretMinutes(database, now, "coupes");
	const { territoryId } = c.territory;
	await approveMinutes(c.as(c.people.chair), { meetingId: c.meetingId, revision: c.revision });
	for (const [who, cut] of [
		[c.people.member, "comite"],
		[c.people.member, "partenaires"],
		[c.people.outsider, "partenaires"],
		[c.people.outsider, "public"],
	] as const) {
		const edition = await reading(c.as(who), async (tx) =>
			readEdition(tx, territoryId, await getSource(tx, territoryId, "insertion", c.meetingId), cut),
		);
		for (const contents of editionContents) {
			for (const format of documentFormats) {
				const text = textOfFile(await printDocument(minutesDocument(edition, contents), format, now), format);
				const label = `${cut} ${contents} ${format}`;
				expect(text, label).toContain("Ouvrir le mardi");
				expect(text.replace(/[\s\u200b]/g, ""), label).toContain(edition.approval?.sha256 as string);
				const found = secrets.filter((secret) => text.includes(secret));
				if (cut !== "comite") expect(found, label).toEqual([]);
				else expect(found, label).toEqual(contents === "complet" ? secrets : ["KQXWB", "KQXWC", "KQXWD", "KQXWG"]);
				if (cut === "public") expect(text, label).not.toContain(c.people.member.displayName);
				expect(text.includes("Projet"), label).toBe(false);
			}
		}
	}
});

it("keeps the whole text to the committee and the stewards, in the database itself", async () => {
	const c = await secretMinutes(database, now, "murs");
	const { territoryId } = c.territory;
	await approveMinutes(c.as(c.people.chair), { meetingId: c.meetingId, revision: c.revision });
	const tables = ["minutes", "minutes_review", "minutes_version", "minutes_update", "minutes_cut", "decision", "task"];
	for (const [who, sees] of [
		[c.people.member, true],
		[c.people.officer, true],
		[c.people.outsider, false],
		[c.people.reader, false],
	] as const) {
		const rows = await reading(c.as(who), async (tx) => {
			const texts: string[] = [];
			for (const table of tables) {
				const found = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(tx);
				texts.push(...found.rows.map(({ row }) => row));
			}
			return texts.join("\n");
		});
		expect(secrets.filter((secret) => rows.includes(secret)).length > 0, who.displayName).toBe(sees);
		expect(rows).toContain("Ouvrir le mardi");
		const minutes = await reading(c.as(who), (tx) => findMinutes(tx, territoryId, c.meetingId));
		expect(minutes).toMatchObject({ status: "approved", isOpenCut: !sees });
	}
});

it("cuts drafts too, for the committee alone, and says that they are none of the approved", async () => {
	const c = await secretMinutes(database, now, "projets");
	const { territoryId } = c.territory;
	for (const cut of cuts) {
		const edition = await reading(c.as(c.people.lead), async (tx) =>
			readEdition(tx, territoryId, await getSource(tx, territoryId, "insertion", c.meetingId), cut),
		);
		const text = textOfFile(await printDocument(minutesDocument(edition, "complet"), "docx", now), "docx");
		expect(text).toContain("Projet – non approuvé");
		expect(secrets.some((secret) => text.includes(secret))).toBe(cut === "comite");
	}
});
