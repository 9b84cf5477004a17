import { beforeAll, describe, expect, it } from "vitest";
import { MakeBulkChange } from "#app/domain/action-sheets/bulk-schema.ts";
import { changeSheetStatus } from "#app/domain/action-sheets/commands/change-sheet-status.server.ts";
import { decideVersion } from "#app/domain/action-sheets/commands/decide-version.server.ts";
import { editSheet } from "#app/domain/action-sheets/commands/edit-sheet.server.ts";
import { makeBulkChange } from "#app/domain/action-sheets/commands/make-bulk-change.server.ts";
import { undoBulkChange } from "#app/domain/action-sheets/commands/undo-bulk-change.server.ts";
import { findPendingVersion } from "#app/domain/action-sheets/queries/get-history.server.ts";
import { getSheet } from "#app/domain/action-sheets/queries/get-sheet.server.ts";
import { nextStatuses } from "#app/domain/action-sheets/rules.ts";
import { ChangeSheetStatus, type EditSheet } from "#app/domain/action-sheets/schema.ts";
import type { BulkChangeId, SheetStatus } from "#app/domain/action-sheets/types.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Conflict, Forbidden, NotFound, RuleViolation } from "#app/domain/kernel/errors.ts";
import { newId, type SheetId } from "#app/domain/kernel/ids.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const as = (actor: Actor, at = now) => ({ db: database.app, actor, now: at });
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

let here: BuiltTerritory;
let there: BuiltTerritory;
let officer: Actor;
let lead: Actor;
let pilot: Actor;
let partner: Actor;
let reader: Actor;
let foreigner: Actor;
let count = 0;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	there = await aTerritory(database.owner, now, "la-bas");
	officer = await here.person("claire", { role: "cooperation_officer", organisation: "epci" });
	lead = await here.person("theo", { mandates: { insertion: "technical_lead" } });
	pilot = await here.person("paul");
	partner = await here.person("ines");
	reader = await here.person("lise", { role: "reader" });
	foreigner = await there.person("fred", { role: "admin" });
});

const aDraft = () => aSheet(here, { slug: `fiche-${++count}`, leadOrganisationId: here.organisationIds.ccas });
const drafts = (length: number) => Promise.all(Array.from({ length }, aDraft));
const step = async (sheetId: SheetId, ...statuses: SheetStatus[]) => {
	for (const status of statuses) {
		const { revision } = await rowOf(sheetId);
		await changeSheetStatus(as(officer), ChangeSheetStatus.parse({ sheetId, status, revision, reason: "Il le faut" }));
	}
	return sheetId;
};
const validated = async () => step(await aDraft(), "proposed", "reviewed", "validated");
const edit = async (sheetId: SheetId, fields: Partial<EditSheet>, actor = officer) =>
	editSheet(as(actor), { sheetId, revision: (await rowOf(sheetId)).revision, changeReason: "Parce que", ...fields });

interface Row {
	revision: number;
	status: SheetStatus;
	status_reason: string | null;
	tags: string[];
	lead_person_id: string | null;
	lead_organisation_id: string | null;
}
const rowOf = async (sheetId: string) => (await database.asAdmin<Row>("select * from action_sheet where id = $1", [sheetId]))[0] as Row;
const journalOf = async (id: string) =>
	(await database.asAdmin<{ name: string }>("select name from journal_entry where payload like $1 order by seq", [`%${id}%`])).map(
		({ name }) => name,
	);
const historyOf = (sheetId: string) =>
	database.asAdmin("select field, subject, before, after, changed_by from field_change where sheet_id = $1 order by revision, id", [
		sheetId,
	]);
const sheetOf = async (sheetId: string) => {
	const [row] = await database.asAdmin<{ slug: string }>("select slug from action_sheet where id = $1", [sheetId]);
	return reading(as(officer), (tx) => getSheet(tx, here.territoryId, row?.slug ?? ""));
};
const pendingOf = (sheetId: SheetId) => reading(as(officer), (tx) => findPendingVersion(tx, here.territoryId, sheetId));

/** Confirms what was on screen just now, or at the revisions given. */
async function make(actor: Actor, sheetIds: SheetId[], asked: Record<string, unknown>, seen: Record<string, number> = {}) {
	const sheets = await Promise.all(sheetIds.map(async (id) => `${id}:${seen[id] ?? (await rowOf(id))?.revision ?? 1}`));
	return makeBulkChange(as(actor), MakeBulkChange.parse({ sheets, ...asked }));
}
const pause = { kind: "status", status: "on_hold", reason: "Agent absent" };
const tag = { kind: "tags", add: "Santé, Jeunes", remove: "Mobilité" };
const undo = (actor: Actor, bulkChangeId: BulkChangeId, at = now) => undoBulkChange(as(actor, at), { bulkChangeId });
const refusal = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

describe("a bulk change", () => {
	it("takes every sheet one step, each with its history and its fact, and leaves its own trace", async () => {
		const sheets = await drafts(3);
		const id = await make(lead, sheets, pause);
		for (const sheetId of sheets) {
			expect(await rowOf(sheetId)).toMatchObject({ status: "on_hold", status_reason: "Agent absent", revision: 2 });
			expect((await sheetOf(sheetId)).history[0]).toMatchObject({ fromStatus: "draft", toStatus: "on_hold", reason: "Agent absent" });
			expect(await journalOf(sheetId)).toContain("sheet.status-changed");
		}
		expect(await journalOf(id)).toEqual(["sheets.changed-in-bulk"]);
		expect(await database.asAdmin("select kind, made_by from bulk_change where id = $1", [id])).toEqual([
			{ kind: "status", made_by: lead.personId },
		]);
		expect(
			await database.asAdmin("select before -> 'status' as was, after_revision from bulk_change_item where bulk_change_id = $1", [id]),
		).toEqual(Array.from(sheets, () => ({ was: "draft", after_revision: 2 })));
	});

	it("adds and removes tags, whatever their case, and keeps the others", async () => {
		const [a, b] = (await drafts(2)) as [SheetId, SheetId];
		await edit(a, { tags: ["santé", "mobilité", "Été"] });
		await make(officer, [a, b], tag);
		expect((await rowOf(a)).tags).toEqual(["santé", "Été", "Jeunes"]);
		expect((await rowOf(b)).tags).toEqual(["Santé", "Jeunes"]);
		expect(await historyOf(b)).toMatchObject([{ field: "tags", before: [], after: ["Santé", "Jeunes"], changed_by: officer.personId }]);
	});

	it("changes the pilot of drafts at once, and proposes it to the steering committee for validated sheets", async () => {
		const draft = await aDraft();
		const decided = await validated();
		await make(officer, [draft, decided], { kind: "lead", leadPersonId: pilot.personId, reason: "Départ" });
		expect(await rowOf(draft)).toMatchObject({ lead_person_id: pilot.personId, lead_organisation_id: here.organisationIds.ccas });
		expect(await rowOf(decided)).toMatchObject({ lead_person_id: null });
		expect(await pendingOf(decided)).toMatchObject({ reason: "Départ", changes: { leadPersonId: pilot.personId } });
	});

	it.each([
		["a reader", () => reader, pause, Forbidden],
		["a partner who pilots none", () => partner, pause, Forbidden],
		["a technical lead, for what a body decides", () => lead, { kind: "status", status: "abandoned", reason: "Fin" }, Forbidden],
		["whoever comes from elsewhere", () => foreigner, pause, NotFound],
		["a pause without a reason", () => officer, { ...pause, reason: "" }, RuleViolation],
		["a step that its life does not have", () => officer, { kind: "status", status: "completed" }, RuleViolation],
		["a person of another territory", () => officer, () => ({ kind: "lead", leadPersonId: foreigner.personId }), RuleViolation],
		["what changes nothing", () => officer, { kind: "tags", remove: "Absente" }, RuleViolation],
	])("is refused to or for %s, and writes nothing", async (_, who, asked, kind) => {
		const sheets = await drafts(2);
		const sent = typeof asked === "function" ? asked() : asked;
		expect(await refusal(make(who(), sheets, sent))).toBeInstanceOf(kind);
		for (const sheetId of sheets) {
			expect(await rowOf(sheetId)).toMatchObject({ status: "draft", revision: 1 });
			expect(await journalOf(sheetId)).not.toContain("sheet.status-changed");
		}
	});

	it("writes nothing at all when the last of its sheets refuses", async () => {
		const sheets = [...(await drafts(2)), await step(await aDraft(), "abandoned")];
		expect(await refusal(make(officer, sheets, pause))).toMatchObject({ code: "sheet.status-not-allowed" });
		expect((await Promise.all(sheets.slice(0, 2).map(rowOf))).map(({ status }) => status)).toEqual(["draft", "draft"]);
		expect(
			await database.asAdmin(
				"select id from bulk_change_item i join bulk_change b on b.id = i.bulk_change_id where i.sheet_id = any ($1::uuid[])",
				[sheets],
			),
		).toEqual([]);
	});

	it("validates no sheet that lacks what the programme asks", async () => {
		const complete = await step(await aDraft(), "proposed", "reviewed");
		const light = await step(await aSheet(here, { slug: `fiche-${++count}` }), "proposed", "reviewed");
		expect(await refusal(make(officer, [complete, light], { kind: "status", status: "validated" }))).toMatchObject({
			code: "sheet.incomplete",
		});
		expect(await rowOf(complete)).toMatchObject({ status: "reviewed" });
	});

	it("tells which sheets moved meanwhile, and overwrites none", async () => {
		const [a, b] = (await drafts(2)) as [SheetId, SheetId];
		await edit(a, { tags: ["Autre"] });
		expect(await refusal(make(officer, [a, b], tag, { [a]: 1 }))).toMatchObject({ code: "bulk.stale", current: { stale: [a] } });
		expect(await rowOf(a)).toMatchObject({ tags: ["Autre"] });
		expect(await rowOf(b)).toMatchObject({ tags: [], revision: 1 });
	});

	it("does not mind that someone changed another field", async () => {
		const a = await aDraft();
		await edit(a, { context: "Un constat" });
		await make(officer, [a], tag, { [a]: 1 });
		expect(await rowOf(a)).toMatchObject({ tags: ["Santé", "Jeunes"], revision: 3 });
	});

	it("made by two people at once, happens once", async () => {
		const sheets = await drafts(4);
		const seen = Object.fromEntries(sheets.map((id) => [id, 1]));
		const results = await Promise.allSettled([
			make(officer, sheets, pause, seen),
			make(lead, sheets.toReversed(), { kind: "status", status: "proposed" }, seen),
		]);
		expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Conflict) });
		expect(new Set((await Promise.all(sheets.map(rowOf))).map(({ status }) => status)).size).toBe(1);
	});
});

describe("undoing a bulk change", () => {
	it("puts back the status and its reason, as one more step of each history", async () => {
		const sheets = await drafts(2);
		const id = await make(lead, sheets, pause);
		expect(await undo(lead, id)).toEqual({ restored: 2, kept: 0 });
		for (const sheetId of sheets) {
			expect(await rowOf(sheetId)).toMatchObject({ status: "draft", status_reason: null, revision: 3 });
			expect((await sheetOf(sheetId)).history[0]).toMatchObject({ fromStatus: "on_hold", toStatus: "draft" });
		}
		expect(await journalOf(id)).toEqual(["sheets.changed-in-bulk", "sheets.bulk-change-undone"]);
		expect(await database.asAdmin("select undone_by from bulk_change where id = $1", [id])).toEqual([{ undone_by: lead.personId }]);
	});

	it("gives a paused sheet back the way it resumes to", async () => {
		const a = await step(await aDraft(), "proposed", "on_hold");
		const id = await make(officer, [a], { kind: "status", status: "abandoned", reason: "Fin" });
		await undo(officer, id);
		const sheet = await sheetOf(a);
		expect(sheet).toMatchObject({ status: "on_hold", statusReason: "Il le faut", resumesTo: "proposed" });
		expect(nextStatuses(sheet)[0]).toBe("proposed");
	});

	it("takes back a first validation with the version that it kept", async () => {
		const a = await step(await aDraft(), "proposed", "reviewed");
		const id = await make(officer, [a], { kind: "status", status: "validated" });
		await undo(officer, id);
		expect(await rowOf(a)).toMatchObject({ status: "reviewed" });
		expect(await database.asAdmin("select number, status from sheet_version where sheet_id = $1", [a])).toEqual([
			{ number: 1, status: "withdrawn" },
		]);
		await step(a, "validated");
		expect(await database.asAdmin("select number, status from sheet_version where sheet_id = $1 order by number", [a])).toMatchObject([
			{ status: "withdrawn" },
			{ number: 2, status: "accepted" },
		]);
	});

	it("puts back tags, except where someone has written them since", async () => {
		const [a, b, c] = (await drafts(3)) as [SheetId, SheetId, SheetId];
		await edit(a, { tags: ["Mobilité"] });
		const id = await make(officer, [a, b, c], tag);
		await edit(b, { tags: ["Santé", "Jeunes", "Numérique"] });
		await edit(c, { context: "Sans rapport" });
		expect(await undo(officer, id)).toEqual({ restored: 2, kept: 1 });
		expect((await Promise.all([a, b, c].map(rowOf))).map(({ tags }) => tags)).toEqual([["Mobilité"], ["Santé", "Jeunes", "Numérique"], []]);
		expect(await historyOf(a)).toMatchObject([{}, {}, { field: "tags", before: ["Santé", "Jeunes"], after: ["Mobilité"] }]);
		const outcomes = await database.asAdmin("select sheet_id, is_restored from bulk_change_item where bulk_change_id = $1", [id]);
		expect(outcomes).toContainEqual({ sheet_id: b, is_restored: false });
	});

	it("withdraws what it proposed to the steering committee, and leaves what was proposed before", async () => {
		const [a, b] = [await validated(), await validated()];
		await edit(b, { title: "Un autre nom", leadPersonId: partner.personId, changeReason: "Avant" });
		const id = await make(officer, [a, b], { kind: "lead", leadPersonId: pilot.personId, reason: "Départ" });
		await undo(officer, id);
		expect(await pendingOf(a)).toBeNull();
		expect(await database.asAdmin("select status from sheet_version where sheet_id = $1 and number = 2", [a])).toEqual([
			{ status: "withdrawn" },
		]);
		expect(await pendingOf(b)).toMatchObject({ reason: "Avant", changes: { title: "Un autre nom", leadPersonId: partner.personId } });
		expect((await historyOf(a)).at(-1)).toMatchObject({ field: "leadPersonId", subject: "proposed", before: pilot.personId, after: null });
	});

	it("leaves alone a pilot that the steering committee has accepted, or who was validated with the sheet", async () => {
		const decided = await validated();
		const draft = await step(await aDraft(), "proposed", "reviewed");
		const other = await aDraft();
		const id = await make(officer, [decided, draft, other], { kind: "lead", leadPersonId: pilot.personId, reason: "Départ" });
		const version = await pendingOf(decided);
		await decideVersion(as(officer), {
			sheetId: decided,
			versionId: version?.id as never,
			verdict: "accepted",
			decidedOn: "2026-11-20" as Day,
			note: null,
			revision: 1,
		});
		await step(draft, "validated");
		expect(await undo(officer, id)).toEqual({ restored: 1, kept: 2 });
		expect((await Promise.all([decided, draft, other].map(rowOf))).map((row) => row.lead_person_id)).toEqual([
			pilot.personId,
			pilot.personId,
			null,
		]);
	});

	it("is refused once nothing is left to put back, and stays to be done", async () => {
		const a = await aDraft();
		const id = await make(officer, [a], pause);
		await step(a, "draft");
		expect(await refusal(undo(officer, id))).toMatchObject({ code: "bulk.all-touched" });
		expect(await database.asAdmin("select undone_at from bulk_change where id = $1", [id])).toEqual([{ undone_at: null }]);
	});

	it("belongs to whoever made it and to the stewards, for seven days", async () => {
		const id = await make(lead, await drafts(1), pause);
		for (const [who, at, code] of [
			[partner, now, "bulk.not-yours"],
			[reader, now, "sheet.reader"],
			[officer, later(8), "bulk.too-old"],
		] as const) {
			expect(await refusal(undo(who, id, at))).toMatchObject({ code });
		}
		expect(await refusal(undo(foreigner, id))).toBeInstanceOf(NotFound);
		expect(await refusal(undo(officer, newId() as BulkChangeId))).toBeInstanceOf(NotFound);
		expect(await undo(officer, id, later(7))).toEqual({ restored: 1, kept: 0 });
	});

	it("happens once, even asked twice at once", async () => {
		const [a] = (await drafts(1)) as [SheetId];
		const id = await make(lead, [a], pause);
		const results = await Promise.allSettled([undo(lead, id), undo(officer, id)]);
		expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "bulk.already-undone" } });
		expect(await rowOf(a)).toMatchObject({ status: "draft", revision: 3 });
	});
});
