import { beforeAll, describe, expect, it } from "vitest";
import { addComment } from "#app/domain/follow-up/commands/add-comment.server.ts";
import { addNote } from "#app/domain/follow-up/commands/add-note.server.ts";
import { deleteComment } from "#app/domain/follow-up/commands/delete-comment.server.ts";
import { editComment } from "#app/domain/follow-up/commands/edit-comment.server.ts";
import { editNote } from "#app/domain/follow-up/commands/edit-note.server.ts";
import { resolveComment } from "#app/domain/follow-up/commands/resolve-comment.server.ts";
import { lastNoteOn, listNotes, listThreads } from "#app/domain/follow-up/queries.server.ts";
import { AddComment, AddNote, EditNote } from "#app/domain/follow-up/schema.ts";
import type { CommentId } from "#app/domain/follow-up/types.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Conflict, Forbidden, NotFound, RuleViolation } from "#app/domain/kernel/errors.ts";
import type { SheetId } from "#app/domain/kernel/ids.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const as = (actor: Actor) => ({ db: database.app, actor, now });

let here: BuiltTerritory;
const people = {} as Record<"officer" | "lead" | "partner" | "reader" | "chair" | "foreigner", Actor>;
let count = 0;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	const there = await aTerritory(database.owner, now, "la-bas");
	people.officer = await here.person("claire", { role: "cooperation_officer" });
	people.lead = await here.person("theo", { mandates: { insertion: "technical_lead" } });
	people.partner = await here.person("paul");
	people.reader = await here.person("lise", { role: "reader" });
	people.chair = await here.person("anne", { role: "reader", mandates: { insertion: "chair" } });
	people.foreigner = await there.person("fred", { role: "admin" });
});

const newSheet = () => aSheet(here, { slug: `fiche-${++count}` });
const note = (sheetId: SheetId, over = {}) =>
	AddNote.parse({ sheetId, notedOn: "2026-11-20", text: "Les ateliers ont commencé.", ...over });
const comment = (sheetId: SheetId, over = {}) => AddComment.parse({ sheetId, text: "Qui porte la suite ?", ...over });
const eventsOf = async (sheetId: string) =>
	(
		await database.asAdmin<{ name: string }>("select name from journal_entry where payload::jsonb ->> 'sheetId' = $1 order by seq", [
			sheetId,
		])
	).map(({ name }) => name);
const threadsOf = (sheetId: SheetId) => reading(as(people.reader), (tx) => listThreads(tx, here.territoryId, sheetId));

describe("a progress note", () => {
	it("is dated, signed, and corrected by its author alone", async () => {
		const sheetId = await newSheet();
		const noteId = await addNote(as(people.lead), note(sheetId));
		await addNote(as(people.officer), note(sheetId, { notedOn: "2026-01-05", text: "Lancement." }));
		const edit = EditNote.parse({ ...note(sheetId), noteId, revision: 1, text: "Les ateliers ont bien commencé." });
		await expect(editNote(as(people.officer), edit)).rejects.toThrow("note.not-yours");
		await editNote(as(people.lead), edit);
		await expect(editNote(as(people.lead), edit)).rejects.toThrow(Conflict);
		const notes = await reading(as(people.reader), (tx) => listNotes(tx, here.territoryId, sheetId));
		expect(notes).toMatchObject([
			{ notedOn: "2026-11-20", authorName: "Theo ici", text: "Les ateliers ont bien commencé." },
			{ notedOn: "2026-01-05" },
		]);
		expect((await eventsOf(sheetId)).slice(-3)).toEqual(["note.added", "note.added", "note.edited"]);
	});

	it.each([
		["a partner", () => people.partner, Forbidden],
		["a reader", () => people.reader, Forbidden],
		["someone of another territory", () => people.foreigner, NotFound],
	])("is not written by %s", async (_, who, refusal) => {
		await expect(addNote(as(who()), note(await newSheet()))).rejects.toThrow(refusal);
	});

	it("tells no future, and leaves nothing behind when refused", async () => {
		const sheetId = await newSheet();
		const before = await eventsOf(sheetId);
		await expect(addNote(as(people.lead), note(sheetId, { notedOn: "2026-11-23" }))).rejects.toThrow(RuleViolation);
		expect(await eventsOf(sheetId)).toEqual(before);
	});

	it("says since when nothing was told of a sheet", async () => {
		const [told, silent] = [await newSheet(), await newSheet()];
		await addNote(as(people.lead), note(told, { notedOn: "2026-03-01" }));
		await addNote(as(people.lead), note(told, { notedOn: "2026-02-01" }));
		const last = await reading(as(people.reader), (tx) => lastNoteOn(tx, here.territoryId, [told, silent]));
		expect([...last]).toEqual([[told, "2026-03-01"]]);
	});
});

describe("a comment", () => {
	it("opens a thread that others answer, that its author settles and may reopen", async () => {
		const sheetId = await newSheet();
		const threadId = await addComment(as(people.partner), comment(sheetId));
		await addComment(as(people.chair), comment(sheetId, { threadId, text: "Le CCAS." }));
		await resolveComment(as(people.partner), { sheetId, commentId: threadId, state: "resolved" });
		expect(await threadsOf(sheetId)).toMatchObject([
			{ authorName: "Paul ici", resolvedByName: "Paul ici", replies: [{ authorName: "Anne ici", text: "Le CCAS." }] },
		]);
		await expect(addComment(as(people.officer), comment(sheetId, { threadId }))).rejects.toThrow("comment.thread-resolved");
		await expect(resolveComment(as(people.partner), { sheetId, commentId: threadId, state: "resolved" })).rejects.toThrow(RuleViolation);
		await resolveComment(as(people.lead), { sheetId, commentId: threadId, state: "open" });
		expect((await eventsOf(sheetId)).slice(-4)).toEqual(["comment.added", "comment.added", "comment.resolved", "comment.reopened"]);
	});

	it("is settled once when two people settle it at once", async () => {
		const sheetId = await newSheet();
		const commentId = await addComment(as(people.partner), comment(sheetId));
		const settle = (who: Actor) => resolveComment(as(who), { sheetId, commentId, state: "resolved" });
		const outcomes = await Promise.allSettled([settle(people.partner), settle(people.officer)]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	});

	it("is refused to readers, to another territory, and below a reply or on another sheet", async () => {
		const sheetId = await newSheet();
		const threadId = await addComment(as(people.partner), comment(sheetId));
		const replyId = await addComment(as(people.officer), comment(sheetId, { threadId }));
		await expect(addComment(as(people.reader), comment(sheetId))).rejects.toThrow(Forbidden);
		await expect(addComment(as(people.foreigner), comment(sheetId))).rejects.toThrow(NotFound);
		await expect(addComment(as(people.officer), comment(sheetId, { threadId: replyId }))).rejects.toThrow(NotFound);
		await expect(addComment(as(people.officer), comment(await newSheet(), { threadId }))).rejects.toThrow(NotFound);
		const resolve = (who: Actor, commentId: CommentId) => resolveComment(as(who), { sheetId, commentId, state: "resolved" });
		await expect(resolve(people.chair, threadId)).rejects.toThrow("comment.not-yours");
		await expect(resolve(people.reader, threadId)).rejects.toThrow(Forbidden);
	});
});

describe("one's own comment", () => {
	it("is corrected, then deleted: its place and its answers stay, its text goes", async () => {
		const sheetId = await newSheet();
		const commentId = await addComment(as(people.partner), comment(sheetId));
		await addComment(as(people.officer), comment(sheetId, { threadId: commentId, text: "Le CCAS." }));
		const edit = { sheetId, commentId, text: "Qui porte la suite, le CCAS ?", revision: 1 };
		await editComment(as(people.partner), edit);
		await expect(editComment(as(people.partner), edit)).rejects.toMatchObject({ current: { text: "Qui porte la suite, le CCAS ?" } });
		expect(await threadsOf(sheetId)).toMatchObject([
			{ text: "Qui porte la suite, le CCAS ?", editedAt: now, isDeleted: false, revision: 2 },
		]);
		await expect(deleteComment(as(people.partner), { sheetId, commentId, revision: 1 })).rejects.toThrow(Conflict);
		await deleteComment(as(people.partner), { sheetId, commentId, revision: 2 });
		expect(await threadsOf(sheetId)).toMatchObject([{ text: "", mentioned: [], isDeleted: true, replies: [{ text: "Le CCAS." }] }]);
		await expect(editComment(as(people.partner), { ...edit, revision: 3 })).rejects.toThrow(NotFound);
		expect((await eventsOf(sheetId)).slice(-4)).toEqual(["comment.added", "comment.added", "comment.edited", "comment.deleted"]);
	});

	it("is nobody else's to touch, and a chair's even where they otherwise read", async () => {
		const sheetId = await newSheet();
		const mine = { sheetId, commentId: await addComment(as(people.chair), comment(sheetId)), revision: 1 };
		for (const [who, refusal] of [
			[people.officer, "comment.not-the-author"],
			[people.reader, "sheet.reader"],
			[people.foreigner, "not-found"],
		] as const) {
			await expect(editComment(as(who), { ...mine, text: "Autre" })).rejects.toThrow(refusal);
			await expect(deleteComment(as(who), mine)).rejects.toThrow(refusal);
		}
		await expect(deleteComment(as(people.chair), { ...mine, sheetId: await newSheet() })).rejects.toThrow(NotFound);
		await editComment(as(people.chair), { ...mine, text: "Autre" });
		const twice = await Promise.allSettled([1, 2].map(() => deleteComment(as(people.chair), { ...mine, revision: 2 })));
		expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	});
});

describe("a mention", () => {
	it("writes once to each person named or chosen, and never to the author", async () => {
		const sheetId = await newSheet();
		const text = "@Theo Ici et @Paul ici, votre avis ?";
		await addComment(as(people.partner), comment(sheetId, { text, mentionedId: people.officer.personId }));
		expect((await threadsOf(sheetId))[0]?.mentioned.map(({ displayName }) => displayName)).toEqual(["Claire ici", "Theo ici", "Paul ici"]);
		const jobs = testJobs({ db: database.worker, clock: () => now });
		await jobs.settle();
		const [row] = await database.asAdmin<{ id: string }>("select id from sheet_comment where sheet_id = $1", [sheetId]);
		const [event] = await database.asAdmin<{ id: string }>("select id from outbox where payload::jsonb ->> 'commentId' = $1", [row?.id]);
		const again = { eventId: event?.id as string, territoryId: here.territoryId, commentId: row?.id as string };
		await jobs.run("send-mention-email", again);
		const mails = (await mailsIn(database.worker)).filter(({ subject }) => subject.includes("vous cite"));
		expect(mails.map(({ recipient }) => recipient).sort()).toEqual(["claire@ici.example", "theo@ici.example"]);
		expect(mails[0]?.text).toContain(`/t/ici/fiches/fiche-${count}/suivi#commentaire-${row?.id}`);
	});

	it("of someone who does not work here is refused", async () => {
		const refused = addComment(as(people.partner), comment(await newSheet(), { mentionedId: people.foreigner.personId }));
		await expect(refused).rejects.toMatchObject({ code: "sheet.unknown-person", field: "mentionedId" });
	});

	it("added by a correction writes to whom it adds, not again to the others; a deleted comment writes to nobody", async () => {
		const sheetId = await newSheet();
		const commentId = await addComment(as(people.partner), comment(sheetId, { text: "@Theo Ici ?" }));
		const jobs = testJobs({ db: database.worker, clock: () => now });
		await jobs.settle();
		await editComment(as(people.partner), { sheetId, commentId, text: "@Theo Ici, @Anne ici ?", revision: 1 });
		await jobs.settle();
		const gone = await addComment(as(people.partner), comment(sheetId, { text: "@Claire ici ?" }));
		await deleteComment(as(people.partner), { sheetId, commentId: gone, revision: 1 });
		await jobs.settle();
		const mails = (await mailsIn(database.worker)).filter(({ text }) => text.includes(`/fiches/fiche-${count}/`));
		expect(mails.map(({ recipient }) => recipient).sort()).toEqual(["anne@ici.example", "theo@ici.example"]);
	});
});
