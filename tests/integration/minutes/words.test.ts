import type { Kysely } from "kysely";
import { expect, it } from "vitest";
import { inTransaction, reading } from "#app/domain/kernel/context.server.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { findOpenCut } from "#app/domain/minutes/open-cut.server.ts";
import { wordsOf } from "#app/domain/minutes/open-cut.ts";
import type { Doc } from "#app/domain/minutes/types.ts";
import { cutWhatWasApproved } from "#db/migrations/20261125T1140-cut-minutes.ts";
import { rewriteWords } from "#db/migrations/20261125T1200-guard-confidential.ts";
import { decision, docOf, heading, paragraph } from "#seeds/builders/submitted-minutes.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aCommittee } from "./a-committee.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

it("makes in SQL the cut that approving makes, to the letter", async () => {
	const c = await aCommittee(database, now, "mots");
	const owner = { ownerId: c.people.member.personId, dueOn: "2026-12-15" as never };
	const text = (words: string, ...marks: string[]) => ({ type: "text", text: words, marks: marks.map((type) => ({ type })) });
	const cell = (words: string) => ({ type: "tableCell", content: [paragraph(words)] });
	const doc = docOf(
		heading("1. Bilan"),
		{
			type: "paragraph",
			content: [
				text("Une per", "bold"),
				{ type: "text", text: "manence" },
				{ type: "hardBreak" },
				{ type: "mention", attrs: { personId: c.people.member.personId, label: "Camille" } },
			],
		},
		{ type: "paragraph" },
		{ type: "confidential", content: [paragraph("caché")] },
		decision({ text: "Cachée", isConfidential: true }),
		decision({ text: "Ouvrir", taskTitle: "Réserver la salle", ...owner }),
		{ type: "task", attrs: { title: "Écrire à la Caf", sheetId: null, isConfidential: false, ...owner } },
		{ type: "vote", attrs: { question: "Adopter le budget ?", inFavour: 1, against: 0, abstained: 0, isConfidential: false } },
		{
			type: "bulletList",
			content: ["un", "deux"].map((words) => ({ type: "listItem", content: [paragraph(words), paragraph(`${words} bis`)] })),
		},
		{ type: "table", content: [{ type: "tableRow", content: [cell("a"), cell("b")] }] },
		decision({ verb: "deferred", text: "Reporter" }),
	);
	const { meetingId, revision } = await c.submitted({ doc });
	await approveMinutes(c.as(c.people.chair), { meetingId, revision });
	const read = () => reading(c.as(c.people.reader), (tx) => findOpenCut(tx, c.territory.territoryId, meetingId));
	const words = async () =>
		(await database.asAdmin<{ words: string }>("select words from minutes_cut where meeting_id = $1", [meetingId]))[0]?.words;
	const [cut, written] = [await read(), await words()];
	expect(written).toBe(
		"1. Bilan\nUne permanence @Camille\nOuvrir Réserver la salle\nÉcrire à la Caf\nAdopter le budget ?\nun un bis deux deux bis\na b\nReporter",
	);
	expect(written).toBe(wordsOf(cut?.content.doc as Doc));

	await database.asAdmin("delete from minutes_cut");
	await inTransaction({ db: database.owner, now }, async (tx) => {
		const db = tx as unknown as Kysely<unknown>;
		await cutWhatWasApproved(db);
		await rewriteWords(db);
	});
	expect(await read()).toEqual(cut);
	expect(await words()).toBe(written);
});
