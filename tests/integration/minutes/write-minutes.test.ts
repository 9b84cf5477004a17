import { expect, it } from "vitest";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Conflict } from "#app/domain/kernel/errors.ts";
import { type MeetingId, newId } from "#app/domain/kernel/ids.ts";
import { createMeeting } from "#app/domain/meetings/commands/create-meeting.server.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { requestChanges } from "#app/domain/minutes/commands/request-changes.server.ts";
import { saveMinutes } from "#app/domain/minutes/commands/save-minutes.server.ts";
import { startMinutes } from "#app/domain/minutes/commands/start-minutes.server.ts";
import { submitMinutes } from "#app/domain/minutes/commands/submit-minutes.server.ts";
import { findMinutes, listReviews } from "#app/domain/minutes/queries.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { decision, docOf, paragraph } from "#seeds/builders/submitted-minutes.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aCommittee } from "./a-committee.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const read = (c: Awaited<ReturnType<typeof aCommittee>>, meetingId: MeetingId, who = c.people.lead) =>
	reading(c.as(who), (tx) => findMinutes(tx, c.territory.territoryId, meetingId));

it("begins with a heading for each point of the agenda, that names its sheet", async () => {
	const c = await aCommittee(database, now, "debut");
	const sheetId = await aSheet(c.territory, { code: "1.1.1", title: "Ateliers mobilité" });
	const meetingId = await createMeeting(c.as(c.people.lead), {
		committeeId: c.committeeId,
		title: "Réunion",
		day: "2026-11-23",
		startTime: "09:00",
		points: [{ title: "Tour de table" }, { title: "Mobilité", sheetId }],
	});
	await startMinutes(c.as(c.people.lead), { meetingId });
	const minutes = await read(c, meetingId);
	expect(minutes).toMatchObject({ status: "draft", revision: 1 });
	expect(minutes?.doc.content?.flatMap(({ content }) => content?.[0]?.text ?? [])).toEqual([
		"1. Tour de table",
		"2. Mobilité (fiche 1.1.1 – Ateliers mobilité)",
	]);

	await startMinutes(c.as(c.people.officer), { meetingId });
	expect(await c.events(), "a second start leaves the text alone").toEqual(["minutes.started"]);
});

it("is begun by the technical lead or a steward only, for a meeting of the territory", async () => {
	const c = await aCommittee(database, now, "refus");
	const meetingId = await createMeeting(c.as(c.people.lead), {
		committeeId: c.committeeId,
		title: "Réunion",
		day: "2026-11-23",
		startTime: "09:00",
	});
	for (const who of [c.people.chair, c.people.member, c.people.outsider]) {
		await expect(startMinutes(c.as(who), { meetingId })).rejects.toMatchObject({ kind: "forbidden", code: "minutes.lead-only" });
	}
	await expect(startMinutes(c.as(c.people.reader), { meetingId })).rejects.toMatchObject({ kind: "forbidden", code: "minutes.reader" });
	await expect(startMinutes(c.as(c.people.lead), { meetingId: newId<MeetingId>() })).rejects.toMatchObject({ kind: "not-found" });
	const elsewhere = await aCommittee(database, now, "ailleurs");
	await expect(startMinutes(c.as(c.people.lead), { meetingId: (await elsewhere.draft()).meetingId })).rejects.toMatchObject({
		kind: "not-found",
	});
	expect(await c.events()).toEqual([]);
});

it("saves what is written, revision after revision, and gives both versions back when someone saved before", async () => {
	const c = await aCommittee(database, now, "sauve");
	const { meetingId, revision } = await c.draft();
	const mine = docOf(paragraph("Ma version"));
	const theirs = docOf(paragraph("Sa version"));
	expect(await saveMinutes(c.as(c.people.officer), { meetingId, revision, doc: theirs })).toBe(revision + 1);
	const refused = await saveMinutes(c.as(c.people.lead), { meetingId, revision, doc: mine }).catch((error: unknown) => error);
	expect(refused).toBeInstanceOf(Conflict);
	expect((refused as Conflict).current).toEqual({ revision: revision + 1, doc: theirs });
	expect((await read(c, meetingId))?.doc).toEqual(theirs);
	expect(await saveMinutes(c.as(c.people.lead), { meetingId, revision: revision + 1, doc: mine })).toBe(revision + 2);
	expect(await c.events()).toEqual(["minutes.started", "minutes.saved", "minutes.saved", "minutes.saved"]);
});

it("keeps one of two texts saved at once, and refuses the other", async () => {
	const c = await aCommittee(database, now, "course");
	const { meetingId, revision } = await c.draft();
	const results = await Promise.allSettled(
		[c.people.lead, c.people.officer].map((who) => saveMinutes(c.as(who), { meetingId, revision, doc: docOf(paragraph(who.displayName)) })),
	);
	expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	expect((await read(c, meetingId))?.revision).toBe(revision + 1);
});

it("refuses a text outside its schema, a stranger's hand and a text that waits or is frozen", async () => {
	const c = await aCommittee(database, now, "garde");
	const { meetingId, revision } = await c.draft();
	const doc = docOf(paragraph("Autre texte"));
	const image = { type: "doc", content: [{ type: "image", attrs: { src: "x" } }] };
	const input = { meetingId, revision, doc };
	await expect(saveMinutes(c.as(c.people.lead), { ...input, doc: image })).rejects.toMatchObject({
		kind: "rule",
		code: "minutes.text-invalid",
	});
	await expect(saveMinutes(c.as(c.people.chair), input)).rejects.toMatchObject({ kind: "forbidden" });
	await expect(saveMinutes(c.as(c.people.outsider), input), "the draft is not even there").rejects.toMatchObject({ kind: "not-found" });
	await submitMinutes(c.as(c.people.lead), { meetingId, revision });
	await expect(saveMinutes(c.as(c.people.lead), { ...input, revision: revision + 1 })).rejects.toMatchObject({
		kind: "rule",
		code: "minutes.awaiting-approval",
	});
	await approveMinutes(c.as(c.people.chair), { meetingId, revision: revision + 1 });
	await expect(saveMinutes(c.as(c.people.lead), { ...input, revision: revision + 2 })).rejects.toMatchObject({ code: "minutes.frozen" });
	await expect(saveMinutes(c.as(c.people.officer), { ...input, revision: revision + 2 })).rejects.toMatchObject({ code: "minutes.frozen" });
});

it("goes back and forth between lead and chair, each turn kept with its remark and its text", async () => {
	const c = await aCommittee(database, now, "navette");
	const first = docOf(paragraph("Première rédaction"));
	const { meetingId, revision } = await c.submitted({ doc: first });
	await expect(submitMinutes(c.as(c.people.lead), { meetingId, revision })).rejects.toMatchObject({ code: "minutes.awaiting-approval" });
	await requestChanges(c.as(c.people.chair, new Date("2026-11-22T10:00:00Z")), { meetingId, revision, remark: "Préciser la date." });
	expect((await read(c, meetingId))?.status).toBe("changes_requested");
	const corrected = docOf(paragraph("Seconde rédaction"));
	const saved = await saveMinutes(c.as(c.people.lead), { meetingId, revision: revision + 1, doc: corrected });
	expect((await read(c, meetingId))?.status, "still to be submitted").toBe("changes_requested");
	await submitMinutes(c.as(c.people.lead, new Date("2026-11-22T11:00:00Z")), { meetingId, revision: saved });

	const minutes = await read(c, meetingId);
	const reviews = await reading(c.as(c.people.member), (tx) => listReviews(tx, c.territory.territoryId, minutes?.id as never));
	expect(reviews.map(({ verdict, remark, doc }) => ({ verdict, remark, doc }))).toEqual([
		{ verdict: "submitted", remark: null, doc: first },
		{ verdict: "changes_requested", remark: "Préciser la date.", doc: null },
		{ verdict: "submitted", remark: null, doc: corrected },
	]);
	expect((await c.events()).slice(2)).toEqual(["minutes.submitted", "minutes.changes-requested", "minutes.saved", "minutes.submitted"]);
});

it("is handed over once when two submit it at the same time: the other is told that it waits", async () => {
	const c = await aCommittee(database, now, "deux-envois");
	const draft = await c.draft();
	const results = await Promise.allSettled([c.people.lead, c.people.officer].map((who) => submitMinutes(c.as(who), draft)));
	expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	expect(results.find(({ status }) => status === "rejected")).toMatchObject({
		reason: { kind: "rule", code: "minutes.awaiting-approval" },
	});
	expect((await c.events()).filter((name) => name === "minutes.submitted")).toHaveLength(1);
});

it("is sent back by the chair or the substitute only, while it waits, as they read it", async () => {
	const c = await aCommittee(database, now, "renvoi");
	const draft = await c.draft();
	await expect(requestChanges(c.as(c.people.chair), { ...draft, remark: "x" })).rejects.toMatchObject({ code: "minutes.not-submitted" });
	const { meetingId, revision } = await c.submitted();
	const input = { meetingId, revision, remark: "À revoir" };
	for (const who of [c.people.lead, c.people.member, c.people.officer]) {
		await expect(requestChanges(c.as(who), input)).rejects.toMatchObject({ kind: "forbidden", code: "minutes.chair-only" });
	}
	await expect(requestChanges(c.as(c.people.chair), { ...input, revision: revision - 1 })).rejects.toMatchObject({ kind: "conflict" });
	await requestChanges(c.as(c.people.substitute), input);
	await expect(requestChanges(c.as(c.people.chair), { ...input, revision: revision + 1 })).rejects.toMatchObject({
		code: "minutes.not-submitted",
	});
});

it("is not submitted with something missing, nor by a stale page, and then nothing is recorded", async () => {
	const c = await aCommittee(database, now, "manque");
	const elsewhere = await aCommittee(database, now, "voisin");
	const foreign = await aSheet(elsewhere.territory);
	const cases = [
		[docOf(paragraph(" ")), "minutes.empty"],
		[docOf(decision({ text: "" })), "minutes.decision-without-text"],
		[docOf(decision({ text: "Décidé", sheetId: foreign })), "minutes.decision-sheet-unknown"],
		[docOf(decision({ text: "Décidé", taskTitle: "Faire" })), "minutes.task-incomplete"],
		[
			docOf(decision({ text: "Décidé", ownerId: elsewhere.people.lead.personId, dueOn: "2026-12-01" as never })),
			"minutes.task-owner-unknown",
		],
	] as const;
	for (const [doc, code] of cases) {
		const draft = await c.draft({ doc });
		await expect(submitMinutes(c.as(c.people.lead), draft)).rejects.toMatchObject({ kind: "rule", code });
	}
	const meetingId = await createMeeting(c.as(c.people.lead), {
		committeeId: c.committeeId,
		title: "Sans émargement",
		day: "2026-11-22",
		startTime: "09:00",
	});
	await startMinutes(c.as(c.people.lead), { meetingId });
	const revision = await saveMinutes(c.as(c.people.lead), { meetingId, revision: 1, doc: docOf(paragraph("Texte")) });
	await expect(submitMinutes(c.as(c.people.lead), { meetingId, revision })).rejects.toMatchObject({ code: "minutes.attendance-missing" });

	const sound = await c.draft();
	await expect(submitMinutes(c.as(c.people.lead), { ...sound, revision: 1 })).rejects.toMatchObject({ kind: "conflict" });
	await expect(submitMinutes(c.as(c.people.member), sound)).rejects.toMatchObject({ kind: "forbidden" });
	expect(await c.events()).not.toContain("minutes.submitted");
	expect(await database.asAdmin("select * from minutes_review where territory_id = $1", [c.territory.territoryId])).toEqual([]);
});
