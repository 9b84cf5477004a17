import { expect, it } from "vitest";
import { listDecisions, listDecisionsOfMeeting, listOverdue, listTasks } from "#app/domain/decisions/queries.server.ts";
import { DecisionFilters } from "#app/domain/decisions/schema.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { plusDays } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import type { SheetId } from "#app/domain/kernel/ids.ts";
import { findNotedAt, listErrata, listObservations, listRemarks, listReplaced } from "#app/domain/minutes/around.server.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { approveSilentMinutes } from "#app/domain/minutes/commands/approve-silent-minutes.server.ts";
import { decideErratum } from "#app/domain/minutes/commands/decide-erratum.server.ts";
import { makeRemark } from "#app/domain/minutes/commands/make-remark.server.ts";
import { observeMinutes } from "#app/domain/minutes/commands/observe-minutes.server.ts";
import { proposeErratum } from "#app/domain/minutes/commands/propose-erratum.server.ts";
import { reopenMinutes } from "#app/domain/minutes/commands/reopen-minutes.server.ts";
import { requestChanges } from "#app/domain/minutes/commands/request-changes.server.ts";
import { resolveRemark } from "#app/domain/minutes/commands/resolve-remark.server.ts";
import { saveMinutes } from "#app/domain/minutes/commands/save-minutes.server.ts";
import { submitMinutes } from "#app/domain/minutes/commands/submit-minutes.server.ts";
import { decisionsIn } from "#app/domain/minutes/document.ts";
import { findMinutes } from "#app/domain/minutes/queries.server.ts";
import type { Minutes } from "#app/domain/minutes/types.ts";
import { findApproved, findKnownMinutes } from "#app/domain/minutes/verification.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { decision, docOf, paragraph } from "#seeds/builders/submitted-minutes.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aCommittee } from "./a-committee.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
type Built = Awaited<ReturnType<typeof aCommittee>>;
const read = async (c: Built, meetingId: string, who = c.people.chair) =>
	(await reading(c.as(who), (tx) => findMinutes(tx, c.territory.territoryId, meetingId as never))) as Minutes;
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

it("keeps the chair's remarks beside their passages, sends them back with the text, and lets the lead deal with them", async () => {
	const c = await aCommittee(database, now, "remarques");
	const { chair, lead, member } = c.people;
	const { meetingId, revision } = await c.submitted({ doc: docOf(paragraph("Un"), paragraph("Deux")) });
	const remark = { meetingId, revision, position: 1, passageRemark: "Trois, plutôt" };
	for (const who of [lead, member, c.people.officer]) {
		await expect(makeRemark(c.as(who), remark)).rejects.toMatchObject({ kind: "forbidden", code: "minutes.chair-only" });
	}
	await expect(makeRemark(c.as(chair), { ...remark, position: 9 })).rejects.toMatchObject({ code: "minutes.passage-unknown" });
	await expect(makeRemark(c.as(chair), { ...remark, revision: 1 })).rejects.toMatchObject({ kind: "conflict" });
	await expect(requestChanges(c.as(chair), { meetingId, revision, remark: null })).rejects.toMatchObject({ code: "minutes.remark-needed" });
	await makeRemark(c.as(chair), remark);
	await requestChanges(c.as(chair), { meetingId, revision, remark: null });
	await expect(makeRemark(c.as(chair), { ...remark, revision: revision + 1 })).rejects.toMatchObject({ code: "minutes.not-submitted" });

	const { id: minutesId } = await read(c, meetingId);
	const remarks = () => reading(c.as(lead), (tx) => listRemarks(tx, c.territory.territoryId, minutesId));
	const [made] = await remarks();
	expect(made).toMatchObject({ quote: "Deux", position: 1, text: "Trois, plutôt", personName: chair.displayName, resolvedAt: null });
	const resolving = { meetingId, remarkId: made?.id as never };
	await expect(resolveRemark(c.as(member), resolving)).rejects.toMatchObject({ kind: "forbidden" });
	await resolveRemark(c.as(lead), resolving);
	await expect(resolveRemark(c.as(lead), resolving)).rejects.toMatchObject({ code: "minutes.remark-resolved" });
	expect((await remarks())[0]).toMatchObject({ resolvedByName: lead.displayName });
	expect((await c.events()).slice(-3)).toEqual(["minutes.remark-made", "minutes.changes-requested", "minutes.remark-resolved"]);
});

it("hears those who were there until the charter's delay ends, a guest included, and nobody else", async () => {
	const c = await aCommittee(database, now, "observations");
	const { reader, outsider, member, chair } = c.people;
	const { meetingId } = await c.submitted();
	await database.asAdmin("insert into attendance (territory_id, meeting_id, person_id, status) values ($1, $2, $3, 'present')", [
		c.territory.territoryId,
		meetingId,
		reader.personId,
	]);
	const said = { meetingId, observation: "J'étais là." };
	await observeMinutes(c.as(reader), said);
	await observeMinutes(c.as(member, later(10)), said);
	await expect(observeMinutes(c.as(member, later(11)), said)).rejects.toMatchObject({ code: "minutes.observations-over" });
	await expect(observeMinutes(c.as(outsider), said)).rejects.toMatchObject({ kind: "not-found" });
	await expect(observeMinutes(c.as(c.people.officer), said)).rejects.toMatchObject({ code: "minutes.participants-only" });
	const { id } = await read(c, meetingId);
	const seen = async (who: typeof chair) =>
		(await reading(c.as(who), (tx) => listObservations(tx, c.territory.territoryId, id))).map(({ personName }) => personName);
	expect(await seen(chair)).toEqual([reader.displayName, member.displayName]);
	expect(await seen(reader), "a guest reads their own").toEqual([reader.displayName]);
	await expect(database.asAdmin("update minutes_observation set text = 'x'")).rejects.toThrow("append-only");
});

it("takes silence for an answer only where the charter says so, once the delay is over, and says that it was silence", async () => {
	const c = await aCommittee(database, now, "silence");
	const { territoryId } = c.territory;
	const { meetingId } = await c.submitted({ doc: docOf(decision({ text: "Décidé" })) });
	const silent = (at: Date) => approveSilentMinutes({ db: database.worker, now: at, territoryId }, { meetingId });
	expect(await silent(later(30))).toBe(false);
	await database.asAdmin("update committee set silence_approves = true where id = $1", [c.committeeId]);
	expect(await silent(later(10))).toBe(false);
	expect((await read(c, meetingId)).status).toBe("submitted");
	expect(await silent(later(11))).toBe(true);
	expect(await silent(later(12)), "run again").toBe(false);
	expect(await read(c, meetingId)).toMatchObject({ status: "approved", isApprovedBySilence: true, approvedByName: null });
	expect((await c.events()).filter((name) => name === "minutes.approved")).toHaveLength(1);
});

it("says later mistakes beside the approved text, on the chair's word", async () => {
	const c = await aCommittee(database, now, "errata");
	const { chair, lead, member, reader } = c.people;
	const { meetingId, revision } = await c.submitted();
	const wrong = { meetingId, passage: null, erratum: "Lire : Tiercé." };
	await expect(proposeErratum(c.as(lead), wrong)).rejects.toMatchObject({ code: "minutes.not-approved" });
	await approveMinutes(c.as(chair), { meetingId, revision });
	const before = await read(c, meetingId);
	await expect(proposeErratum(c.as(member), wrong)).rejects.toMatchObject({ kind: "forbidden" });
	expect(await proposeErratum(c.as(lead), wrong)).toBe("proposed");
	const errata = (who: typeof chair) => reading(c.as(who), (tx) => listErrata(tx, c.territory.territoryId, before.id));
	expect(await errata(reader), "not before the chair's word").toEqual([]);
	const [proposed] = await errata(chair);
	const verdict = { meetingId, erratumId: proposed?.id as never, verdict: "approved" as const };
	await expect(decideErratum(c.as(lead), verdict)).rejects.toMatchObject({ kind: "forbidden", code: "minutes.chair-only" });
	await decideErratum(c.as(chair), verdict);
	await expect(decideErratum(c.as(chair), { ...verdict, verdict: "refused" })).rejects.toMatchObject({ code: "minutes.erratum-decided" });
	expect(await proposeErratum(c.as(chair), wrong)).toBe("approved");
	expect((await errata(reader)).map(({ status }) => status)).toEqual(["approved", "approved"]);
	expect(await read(c, meetingId)).toEqual(before);
	await expect(database.asAdmin("update minutes_erratum set text = 'x' where id = $1", [proposed?.id])).rejects.toThrow("append-only");
});

it("is re-opened by the chair with a reason; the approved text stays, decisions keep their numbers, what is gone is withdrawn", async () => {
	const c = await aCommittee(database, now, "rouvrir");
	const { chair, lead } = c.people;
	const { territoryId } = c.territory;
	const owned = { ownerId: c.people.member.personId, dueOn: "2026-12-15" as Day };
	const first = await c.submitted({ doc: docOf(decision({ text: "A", ...owned }), decision({ text: "B", ...owned })) });
	const { meetingId } = first;
	await approveMinutes(c.as(chair), first);
	const approved = await read(c, meetingId);
	const asked = { meetingId, revision: first.revision + 1, reason: "Une décision n'a pas été prise." };
	await expect(reopenMinutes(c.as(lead), asked)).rejects.toMatchObject({ kind: "forbidden", code: "minutes.chair-only" });
	await expect(reopenMinutes(c.as(chair), { ...asked, revision: 1 })).rejects.toMatchObject({ kind: "conflict" });
	const twice = await Promise.allSettled([reopenMinutes(c.as(chair), asked), reopenMinutes(c.as(chair), asked)]);
	expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);

	const draft = await read(c, meetingId, lead);
	expect(draft).toMatchObject({ status: "draft", reopenReason: asked.reason, reopenedFrom: approved.id, sha256: null });
	const [a, b] = decisionsIn(draft.doc);
	expect([a?.reference, b?.reference]).toEqual(["2026-01", "2026-02"]);
	const kept = await reading(c.as(chair), (tx) => findApproved(tx, territoryId, meetingId, approved.sha256 as string));
	expect(kept).toMatchObject({ id: approved.id, frozenText: approved.frozenText, status: "approved" });
	expect(await reading(c.as(chair), (tx) => listReplaced(tx, territoryId, meetingId))).toMatchObject([{ sha256: approved.sha256 }]);
	await expect(database.asAdmin("update minutes set frozen_text = '{}' where id = $1", [approved.id])).rejects.toThrow("frozen");
	await expect(
		database.asAdmin("update minutes set replaced_at = null, replaced_meeting_id = null, meeting_id = $2 where id = $1", [
			approved.id,
			meetingId,
		]),
	).rejects.toThrow("frozen");
	expect(await findKnownMinutes(database.app, approved.sha256 as string, now)).toMatchObject({ isReplaced: true });

	const doc = docOf(decision({ text: "C" }), { type: "decision", attrs: { ...a, text: "A, corrigée" } });
	const revision = await saveMinutes(c.as(lead), { meetingId, revision: draft.revision, doc });
	await submitMinutes(c.as(lead), { meetingId, revision });
	await approveMinutes(c.as(chair), { meetingId, revision: revision + 1 });
	const shown = await reading(c.as(chair), (tx) => listDecisionsOfMeeting(tx, territoryId, meetingId));
	expect(shown.map(({ reference, text }) => [reference, text])).toEqual([
		["2026-01", "A, corrigée"],
		["2026-03", "C"],
	]);
	const register = { filters: DecisionFilters.parse({ etat: "withdrawn" }), personId: chair.personId, today: "2026-11-22" as Day };
	const { decisions } = await reading(c.as(chair), (tx) => listDecisions(tx, territoryId, register));
	expect(decisions).toMatchObject([{ reference: "2026-02", isWithdrawn: true, task: { status: "withdrawn" } }]);
	expect((await c.events()).filter((name) => name === "minutes.approved")).toHaveLength(2);
});

it("moves the sheet only at approval, with its history and the decision that did it, and leaves what it may not move", async () => {
	const c = await aCommittee(database, now, "effets");
	const { territoryId } = c.territory;
	const sheetId = (await aSheet(c.territory)) as SheetId;
	const early = (await aSheet(c.territory, { code: "9.9", slug: "9-9-autre" })) as SheetId;
	await database.asAdmin(
		"update action_sheet set status = 'reviewed', end_on = '2026-12-31', lead_organisation_id = (select id from organisation o where o.territory_id = action_sheet.territory_id limit 1) where id = $1",
		[sheetId],
	);
	await database.asAdmin("update programme set required_fields = '{}', full_sheet_for = 'flagship' where territory_id = $1", [territoryId]);
	const stored = async (id: string) =>
		(await database.asAdmin<{ status: string; end_on: string }>("select status, end_on::text from action_sheet where id = $1", [id]))[0];
	const doc = docOf(decision({ text: "Validée", sheetId, newEndOn: "2027-06-30" as Day }), decision({ text: "Trop tôt", sheetId: early }));
	const waiting = await c.submitted({ doc });
	expect(await stored(sheetId)).toEqual({ status: "reviewed", end_on: "2026-12-31" });
	await approveMinutes(c.as(c.people.chair), waiting);
	expect(await stored(sheetId)).toEqual({ status: "validated", end_on: "2027-06-30" });
	const [moved, left] = await reading(c.as(c.people.reader), (tx) => listDecisionsOfMeeting(tx, territoryId, waiting.meetingId));
	expect(moved?.effects).toEqual([
		{ kind: "status", from: "reviewed", to: "validated" },
		{ kind: "end", from: "2026-12-31", to: "2027-06-30" },
	]);
	expect(left?.effects).toEqual([{ kind: "refused", code: "ruling.not-reviewed" }]);
	expect(
		await database.asAdmin(
			"select to_status, reason, decision_id from sheet_status_change where sheet_id = $1 and decision_id is not null",
			[sheetId],
		),
	).toEqual([{ to_status: "validated", reason: "Décision n°\u00a02026-01, Comité insertion", decision_id: moved?.id }]);
	expect(await database.asAdmin("select field, decision_id from field_change where sheet_id = $1", [sheetId])).toEqual([
		{ field: "endOn", decision_id: moved?.id },
	]);
});

it("makes tasks of their own, keeps confidential ones to the committee and their owner, and brings back the overdue", async () => {
	const c = await aCommittee(database, now, "taches");
	const { territoryId } = c.territory;
	const task = (title: string, isConfidential: boolean) => ({
		type: "task",
		attrs: { title, sheetId: null, ownerId: c.people.outsider.personId, dueOn: "2026-11-23", isConfidential },
	});
	const doc = docOf(task("Écrire", false), task("Appeler", true), decision({ text: "Secrète", isConfidential: true }));
	await approveMinutes(c.as(c.people.chair), await c.submitted({ doc }));
	const asked = { filters: DecisionFilters.parse({}), personId: c.people.chair.personId, today: "2026-11-22" as Day };
	const titles = async (who: typeof c.people.chair) =>
		(await reading(c.as(who), (tx) => listTasks(tx, territoryId, asked))).tasks.map(({ title }) => title).sort();
	expect(await titles(c.people.chair)).toEqual(["Appeler", "Écrire"]);
	expect(await titles(c.people.outsider), "their owner").toEqual(["Appeler", "Écrire"]);
	expect(await titles(c.people.reader)).toEqual(["Écrire"]);
	const total = async (who: typeof c.people.chair) => (await reading(c.as(who), (tx) => listDecisions(tx, territoryId, asked))).total;
	expect([await total(c.people.member), await total(c.people.officer), await total(c.people.reader)]).toEqual([1, 1, 0]);
	const overdue = (today: Day) => reading(c.as(c.people.chair), (tx) => listOverdue(tx, territoryId, c.committeeId, today));
	expect(await overdue("2026-11-23" as Day)).toEqual([]);
	expect(await overdue(plusDays("2026-11-23" as Day, 1))).toHaveLength(2);
});

it("is noted by the next session when its minutes are approved, once", async () => {
	const c = await aCommittee(database, now, "acte");
	const earlier = await c.submitted({ day: "2026-11-20" });
	await approveMinutes(c.as(c.people.chair), earlier);
	const first = await read(c, earlier.meetingId);
	const noted = () => reading(c.as(c.people.chair), (tx) => findNotedAt(tx, c.territory.territoryId, first));
	expect(await noted()).toBeNull();
	const next = await c.submitted({ day: "2026-11-21" });
	await approveMinutes(c.as(c.people.chair), next);
	expect(await noted()).toMatchObject({ id: next.meetingId });
	const third = await c.submitted({ day: "2026-11-22" });
	await approveMinutes(c.as(c.people.chair), third);
	expect(await noted()).toMatchObject({ id: next.meetingId });
});
