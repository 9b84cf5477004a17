import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Committee } from "#app/domain/committees/types.ts";
import { listDecisionsOfMeeting, listTasksOfSheet } from "#app/domain/decisions/queries.server.ts";
import { inTransaction, reading } from "#app/domain/kernel/context.server.ts";
import { getMeeting } from "#app/domain/meetings/queries.server.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { requestChanges } from "#app/domain/minutes/commands/request-changes.server.ts";
import { submitMinutes } from "#app/domain/minutes/commands/submit-minutes.server.ts";
import { freeze, readFrozen, type Seal, verifyFrozen } from "#app/domain/minutes/frozen.server.ts";
import { findMinutes } from "#app/domain/minutes/queries.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { decision, docOf, heading, paragraph } from "#seeds/builders/submitted-minutes.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aCommittee } from "./a-committee.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
type Built = Awaited<ReturnType<typeof aCommittee>>;
const sealIn = async (c: Built, meetingId: string) =>
	(await reading(c.as(c.people.member), (tx) => findMinutes(tx, c.territory.territoryId, meetingId as never))) as unknown as Seal;

it("freezes the text with who was there and who approved, under its SHA-256", async () => {
	const c = await aCommittee(database, now, "fige");
	const doc = docOf(heading("1. Bilan"), paragraph("L'année fut bonne."));
	const { meetingId, revision } = await c.submitted({ doc, title: "Comité d'automne" });
	await approveMinutes(c.as(c.people.chair), { meetingId, revision });

	const seal = await sealIn(c, meetingId);
	expect(seal).toMatchObject({ status: "approved", approvedAt: now, approvedByName: c.people.chair.displayName });
	expect(seal.sha256).toMatch(/^[0-9a-f]{64}$/);
	expect(verifyFrozen(seal)).toBe(true);
	expect(verifyFrozen({ ...seal, frozenText: seal.frozenText.replace("bonne", "Bonne") }), "one changed byte shows").toBe(false);
	expect(readFrozen(seal)).toEqual({
		format: 2,
		salt: expect.stringMatching(/^[\w-]{43}$/),
		territoryId: c.territory.territoryId,
		committee: { id: c.committeeId, name: "Comité insertion" },
		meeting: { id: meetingId, title: "Comité d'automne", startsAt: "2026-11-22T08:00:00.000Z", place: null },
		agenda: [],
		attendance: [{ personId: c.people.member.personId, name: c.people.member.displayName, organisation: "CCAS", status: "present" }],
		doc,
		decisions: [],
		approvedBy: { personId: c.people.chair.personId, name: c.people.chair.displayName },
		approvedAt: now.toISOString(),
	});
	const cutSeen = await reading(c.as(c.people.reader), (tx) => findMinutes(tx, c.territory.territoryId, meetingId as never));
	expect(cutSeen).toMatchObject({ isOpenCut: true, sha256: seal.sha256 });
	expect(cutSeen?.frozenText, "only those who have the whole text can work its fingerprint out").not.toContain(readFrozen(seal).salt);
	expect(await c.events()).toEqual(["minutes.started", "minutes.saved", "minutes.submitted", "minutes.approved"]);
	const [entry] = await database.asAdmin<{ payload: string }>(
		"select payload from journal_entry where territory_id = $1 and name = 'minutes.approved'",
		[c.territory.territoryId],
	);
	expect(JSON.parse(entry?.payload as string)).toMatchObject({ meetingId, committeeId: c.committeeId, sha256: seal.sha256 });
});

it("gives the same words another fingerprint each time, and still reads those of before", async () => {
	const c = await aCommittee(database, now, "sel");
	const { committeeId, people, territory } = c;
	const { meetingId } = await c.submitted();
	const meeting = await reading(c.as(people.lead), (tx) => getMeeting(tx, territory.territoryId, committeeId, meetingId));
	const committee = { id: committeeId, name: "Comité insertion" } as Committee;
	const again = () =>
		freeze({ committee, meeting, doc: docOf(paragraph("Oui")), decisions: [], territoryId: territory.territoryId, by: null, now });
	const [one, other] = [again(), again()];
	expect(one.sha256).not.toBe(other.sha256);
	expect([verifyFrozen(one), verifyFrozen(other)]).toEqual([true, true]);
	const { salt: _, ...unsalted } = { ...readFrozen(one), format: 1 as const };
	const frozenText = JSON.stringify(unsalted);
	const before = { frozenText, sha256: createHash("sha256").update(frozenText).digest("hex") };
	expect([verifyFrozen(before), readFrozen(before)]).toEqual([true, unsalted]);
});

it("turns decisions into numbered ones, and those with an owner and a day into tasks of their sheet, only then", async () => {
	const c = await aCommittee(database, now, "decide");
	const sheetId = await aSheet(c.territory);
	const doc = docOf(
		decision({
			text: "Ouvrir le mardi",
			sheetId,
			taskTitle: "Réserver la salle",
			ownerId: c.people.member.personId,
			dueOn: "2026-12-15" as never,
		}),
		decision({ verb: "deferred", text: "Le budget" }),
	);
	const tasks = () => reading(c.as(c.people.reader), (tx) => listTasksOfSheet(tx, c.territory.territoryId, sheetId));
	const { meetingId, revision } = await c.submitted({ doc });
	expect(await tasks()).toEqual([]);
	await approveMinutes(c.as(c.people.chair), { meetingId, revision });
	expect(await tasks()).toMatchObject([
		{
			title: "Réserver la salle",
			ownerName: c.people.member.displayName,
			dueOn: "2026-12-15",
			status: "open",
			committeeSlug: "insertion",
			decision: { reference: "2026-01", text: "Ouvrir le mardi", decidedOn: "2026-11-22" },
		},
	]);
	const second = await c.submitted({ doc: docOf(decision({ text: "Suite" })) });
	await approveMinutes(c.as(c.people.chair), second);
	const references = await reading(c.as(c.people.reader), async (tx) => [
		...(await listDecisionsOfMeeting(tx, c.territory.territoryId, meetingId)),
		...(await listDecisionsOfMeeting(tx, c.territory.territoryId, second.meetingId)),
	]);
	expect(references.map(({ reference, verb, task }) => [reference, verb, task !== null])).toEqual([
		["2026-01", "validated", true],
		["2026-02", "deferred", false],
		["2026-03", "validated", false],
	]);
	expect(readFrozen(await sealIn(c, meetingId)).decisions).toEqual(["2026-01", "2026-02"]);
});

it("is for the chair or the substitute, whose mandate is in force", async () => {
	const c = await aCommittee(database, now, "qui");
	const waiting = await c.submitted();
	for (const who of [c.people.lead, c.people.member, c.people.officer]) {
		await expect(approveMinutes(c.as(who), waiting)).rejects.toMatchObject({ kind: "forbidden", code: "minutes.chair-only" });
	}
	await expect(approveMinutes(c.as(c.people.outsider), waiting), "chair of another committee").rejects.toMatchObject({ kind: "not-found" });
	const formerChair = { ...c.people.member, mandates: [{ committeeId: c.committeeId, role: "member" as const }] };
	await expect(approveMinutes(c.as(formerChair), waiting)).rejects.toMatchObject({ kind: "forbidden" });
	expect((await c.events()).at(-1)).toBe("minutes.submitted");
	await approveMinutes(c.as(c.people.substitute), waiting);
	expect((await c.events()).at(-1)).toBe("minutes.approved");
});

it("tells a chair that their mandate has expired, even if their session still thinks it runs, and tells nobody else", async () => {
	const c = await aCommittee(database, now, "expire");
	const waiting = await c.submitted();
	const [mandate] = await database.asAdmin<{ id: string }>("select id from mandate where committee_id = $1 and role = 'chair'", [
		c.committeeId,
	]);
	await database.asAdmin("update mandate set ends_on = '2026-11-21' where id = $1", [mandate?.id]);
	await expect(approveMinutes(c.as(c.people.chair), waiting)).rejects.toMatchObject({ kind: "forbidden", code: "minutes.mandate-over" });
	await expect(approveMinutes(c.as(c.people.outsider), waiting)).rejects.toMatchObject({ kind: "not-found" });
});

it("is given once: a second approval, or one of a text that moved, is refused with its reason", async () => {
	const c = await aCommittee(database, now, "fois");
	const draft = await c.draft();
	await expect(approveMinutes(c.as(c.people.chair), draft)).rejects.toMatchObject({ kind: "rule", code: "minutes.not-submitted" });

	const { meetingId, revision } = await c.submitted();
	await requestChanges(c.as(c.people.substitute), { meetingId, revision, remark: "Compléter" });
	await submitMinutes(c.as(c.people.lead), { meetingId, revision: revision + 1 });
	await expect(approveMinutes(c.as(c.people.chair), { meetingId, revision }), "the chair read the text before").rejects.toMatchObject({
		kind: "conflict",
	});
	await approveMinutes(c.as(c.people.chair), { meetingId, revision: revision + 2 });
	for (const seen of [revision + 2, revision + 3]) {
		await expect(approveMinutes(c.as(c.people.chair), { meetingId, revision: seen })).rejects.toMatchObject({
			kind: "rule",
			code: "minutes.already-approved",
		});
	}
});

it("lets one of two approvals at once win, and decides once", async () => {
	const c = await aCommittee(database, now, "duel");
	const waiting = await c.submitted({ doc: docOf(decision({ text: "Décidé" })) });
	const results = await Promise.allSettled([c.people.chair, c.people.substitute].map((who) => approveMinutes(c.as(who), waiting)));
	expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
	expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({ code: "minutes.already-approved" });
	expect(await database.asAdmin("select number from decision where committee_id = $1", [c.committeeId])).toEqual([{ number: 1 }]);
	expect((await c.events()).filter((name) => name === "minutes.approved")).toHaveLength(1);
});

it("gives two meetings approved at once numbers that follow", async () => {
	const c = await aCommittee(database, now, "suite");
	const waiting = await Promise.all([1, 2, 3].map(() => c.submitted({ doc: docOf(decision({ text: "A" }), decision({ text: "B" })) })));
	await Promise.all(waiting.map((each) => approveMinutes(c.as(c.people.chair), each)));
	const rows = await database.asAdmin("select number from decision where committee_id = $1 order by number", [c.committeeId]);
	expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
});

it("changes nothing at all when what it decides can no longer be done", async () => {
	const c = await aCommittee(database, now, "rien");
	const doc = docOf(decision({ text: "Décidé", ownerId: c.people.member.personId, dueOn: "2026-12-15" as never }));
	const waiting = await c.submitted({ doc });
	await database.asAdmin("update membership set ends_on = '2026-11-21' where person_id = $1", [c.people.member.personId]);
	await expect(approveMinutes(c.as(c.people.chair), waiting)).rejects.toMatchObject({ code: "minutes.task-owner-unknown" });
	expect(await database.asAdmin("select * from decision where committee_id = $1", [c.committeeId])).toEqual([]);
	expect((await c.events()).at(-1)).toBe("minutes.submitted");
});

describe("once approved", () => {
	const frozen = /approved minutes are frozen/;

	it("is refused by the database to everyone: the chair at work, and the superuser", async () => {
		const c = await aCommittee(database, now, "gele");
		const { meetingId, revision } = await c.submitted();
		await approveMinutes(c.as(c.people.chair), { meetingId, revision });
		const asChair = inTransaction(c.as(c.people.chair), (tx) =>
			tx.updateTable("minutes").set({ frozenText: "{}" }).where("meetingId", "=", meetingId).execute(),
		);
		await expect(asChair).rejects.toThrow(frozen);
		const removal = inTransaction(c.as(c.people.chair), (tx) => tx.deleteFrom("minutes").where("meetingId", "=", meetingId).execute());
		await expect(removal).rejects.toThrow(frozen);
		for (const statement of ["update minutes set doc = '{}'", "update minutes set status = 'draft'", "delete from minutes"]) {
			await expect(database.asAdmin(`${statement} where meeting_id = $1`, [meetingId])).rejects.toThrow(frozen);
		}
		await expect(database.asAdmin("truncate minutes cascade")).rejects.toThrow("append-only");
		await expect(database.asAdmin("update minutes_review set remark = 'x'")).rejects.toThrow("append-only");
	});

	it("shows a byte changed behind the trigger's back", async () => {
		const c = await aCommittee(database, now, "octet");
		const { meetingId, revision } = await c.submitted();
		await approveMinutes(c.as(c.people.chair), { meetingId, revision });
		await database.asAdmin("alter table minutes disable trigger frozen");
		await database.asAdmin("update minutes set frozen_text = replace(frozen_text, 'permanences', 'permanence') where meeting_id = $1", [
			meetingId,
		]);
		await database.asAdmin("alter table minutes enable trigger frozen");
		expect(verifyFrozen(await sealIn(c, meetingId))).toBe(false);
	});
});
