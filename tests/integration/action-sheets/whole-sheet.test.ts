import { beforeAll, describe, expect, it } from "vitest";
import { addMilestone } from "#app/domain/action-sheets/commands/add-milestone.server.ts";
import { addSubAction } from "#app/domain/action-sheets/commands/add-sub-action.server.ts";
import { changeSheetStatus } from "#app/domain/action-sheets/commands/change-sheet-status.server.ts";
import { chooseRequiredFields } from "#app/domain/action-sheets/commands/choose-required-fields.server.ts";
import { editSheet } from "#app/domain/action-sheets/commands/edit-sheet.server.ts";
import { saveReview } from "#app/domain/action-sheets/commands/save-review.server.ts";
import { writeContribution } from "#app/domain/action-sheets/commands/write-contribution.server.ts";
import { fullFields } from "#app/domain/action-sheets/fields.ts";
import { SheetFilters } from "#app/domain/action-sheets/filters.ts";
import { listFieldChanges } from "#app/domain/action-sheets/queries/get-history.server.ts";
import { countSheets, listSheets, listSheetsOfProgramme } from "#app/domain/action-sheets/queries/list-sheets.server.ts";
import { AddMilestone, AddSubAction, ChangeSheetStatus, EditSection, type EditSheet } from "#app/domain/action-sheets/schema.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Conflict, Forbidden, NotFound } from "#app/domain/kernel/errors.ts";
import type { SheetId } from "#app/domain/kernel/ids.ts";
import { createProgramme } from "#app/domain/programmes/commands/create-programme.server.ts";
import type { ObjectiveId } from "#app/domain/programmes/types.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const as = (actor: Actor) => ({ db: database.app, actor, now });

let here: BuiltTerritory;
let officer: Actor;
let pilot: Actor;
let partner: Actor;
let chair: Actor;
let reader: Actor;
let foreigner: Actor;
let otherProgramme: ObjectiveId;
let count = 0;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	const there = await aTerritory(database.owner, now, "la-bas");
	officer = await here.person("claire", { role: "cooperation_officer", organisation: "epci" });
	pilot = await here.person("paul", { organisation: "ccas" });
	partner = await here.person("ines", { organisation: "caf" });
	chair = await here.person("anne", { organisation: "epci", mandates: { insertion: "chair" } });
	reader = await here.person("lise", { role: "reader", organisation: "caf" });
	foreigner = await there.person("fred", { role: "admin" });
	const pdts = await createProgramme(here.operator, {
		slug: "pdts",
		title: "PDTS",
		type: "pdts",
		axes: [
			{
				number: 1,
				title: "Solidarité",
				objectives: [
					{ number: 1, title: "Aller vers" },
					{ number: 2, title: "Faire ensemble" },
				],
			},
		],
	});
	otherProgramme = pdts.axes[0]?.objectives[0]?.id as ObjectiveId;
});

async function aPilotedSheet(fields: Parameters<typeof aSheet>[1] = {}): Promise<SheetId> {
	const sheetId = await aSheet(here, {
		slug: `fiche-${++count}`,
		leadOrganisationId: here.organisationIds.ccas,
		partnerIds: [here.organisationIds.caf],
		...fields,
	});
	await database.asAdmin("update action_sheet set lead_person_id = $1 where id = $2", [pilot.personId, sheetId]);
	return sheetId;
}
const edit = (actor: Actor, sheetId: SheetId, revision: number, fields: Partial<EditSheet>) =>
	editSheet(as(actor), { sheetId, revision, ...fields });
const go = (sheetId: SheetId, status: string, revision: number, actor = officer) =>
	changeSheetStatus(as(actor), ChangeSheetStatus.parse({ sheetId, status, revision }));
const rowOf = async (sheetId: SheetId) =>
	(await database.asAdmin("select * from action_sheet where id = $1", [sheetId]))[0] as Record<string, unknown>;
const changesOf = (sheetId: SheetId) =>
	reading(as(officer), async (tx) => (await listFieldChanges(tx, here.territoryId, sheetId, 1)).changes);

describe("one part of the sheet at a time", () => {
	it("leaves the others as they are, and tells each field that changed in the history", async () => {
		const sheetId = await aPilotedSheet({ description: "Un café." });
		await edit(pilot, sheetId, 1, { context: "Peu de lieux.", need: "Se retrouver.", description: "Un café." });
		expect(await rowOf(sheetId)).toMatchObject({ context: "Peu de lieux.", description: "Un café.", title: "Ateliers de mobilité" });
		expect((await changesOf(sheetId)).map(({ field, before, after, changedByName }) => ({ field, before, after, changedByName }))).toEqual(
			expect.arrayContaining([
				{ field: "context", before: null, after: "Peu de lieux.", changedByName: "Paul ici" },
				{ field: "need", before: null, after: "Se retrouver.", changedByName: "Paul ici" },
			]),
		);
		expect(await changesOf(sheetId)).toHaveLength(2);
	});

	it("lets two people who opened the same page save different fields, and not the same one", async () => {
		const sheetId = await aPilotedSheet();
		await edit(pilot, sheetId, 1, { context: "Celui du pilote" });
		await edit(officer, sheetId, 1, { risks: "Le calendrier" });
		await expect(edit(officer, sheetId, 1, { context: "Celui du chargé" })).rejects.toMatchObject({
			code: "stale",
			current: { context: "Celui du pilote", risks: "Le calendrier", revision: 3 },
		});
		expect(await rowOf(sheetId)).toMatchObject({ context: "Celui du pilote", risks: "Le calendrier", revision: 3 });
	});

	it("loses nothing when ten people save the same field at once: one is kept, nine see what stands", async () => {
		const sheetId = await aPilotedSheet();
		const texts = Array.from({ length: 10 }, (_, index) => `Version ${index}`);
		const results = await Promise.allSettled(texts.map((need, index) => edit(index % 2 ? officer : pilot, sheetId, 1, { need })));
		const kept = texts.filter((_, index) => results[index]?.status === "fulfilled");
		expect(kept).toHaveLength(1);
		expect(await rowOf(sheetId)).toMatchObject({ need: kept[0], revision: 2 });
		for (const result of results.filter(({ status }) => status === "rejected")) {
			expect(result).toMatchObject({ reason: expect.any(Conflict) });
			expect(result).toMatchObject({ reason: { current: { need: kept[0], revision: 2 } } });
		}
		expect(await changesOf(sheetId)).toHaveLength(1);
	});

	it("reads amounts as French people type them, and refuses the absurd ones beside the field", () => {
		const read = (plannedBudget: string) => EditSection.moyens.safeParse({ sheetId: here.territoryId, revision: "1", plannedBudget });
		expect(read("12 500,50 €").data).toMatchObject({ plannedBudget: 12_500.5 });
		expect(read("").data).toMatchObject({ plannedBudget: null });
		for (const [typed, code] of [
			["-3", "sheet.amount-negative"],
			["beaucoup", "sheet.not-an-amount"],
			["9".repeat(16), "sheet.amount-absurd"],
		] as const) {
			expect(read(typed).error?.issues).toMatchObject([{ path: ["plannedBudget"], message: code }]);
		}
	});
});

describe("what a programme asks", () => {
	it("lets a light action be validated, and asks a flagship for the full sheet, naming the status", async () => {
		const light = await aPilotedSheet();
		await go(light, "proposed", 1);
		await go(light, "reviewed", 2);
		await go(light, "validated", 3);
		expect(await rowOf(light)).toMatchObject({ status: "validated" });
		const flagship = await aPilotedSheet({ isFlagship: true });
		await go(flagship, "proposed", 1);
		await go(flagship, "reviewed", 2);
		await expect(go(flagship, "validated", 3)).rejects.toMatchObject({ code: "sheet.incomplete", field: "status" });
		expect(await rowOf(flagship)).toMatchObject({ status: "reviewed", revision: 3 });
	});

	it("is lowered by the stewards alone, and then no more is asked", async () => {
		const elsewhere = await aTerritory(database.owner, now, `ailleurs-${++count}`);
		const steward = await elsewhere.person("sam", { role: "cooperation_officer" });
		const member = await elsewhere.person("mia");
		const [programme] = await database.asAdmin<{ id: string }>("select id from programme where territory_id = $1", [elsewhere.territoryId]);
		const choice = { programmeId: programme?.id as never, fields: ["leadPersonId" as const], fullSheetFor: "all" as const, revision: 1 };
		await expect(chooseRequiredFields(as(member), choice)).rejects.toThrow(Forbidden);
		await expect(chooseRequiredFields(as(officer), choice)).rejects.toThrow(NotFound);
		await chooseRequiredFields(as(steward), choice);
		await expect(chooseRequiredFields(as(steward), choice)).rejects.toThrow(Conflict);
		const sheetId = await aSheet(elsewhere, { slug: `fiche-${++count}`, leadOrganisationId: elsewhere.organisationIds.ccas });
		const step = (status: string, revision: number) =>
			changeSheetStatus(as(steward), ChangeSheetStatus.parse({ sheetId, status, revision }));
		await step("proposed", 1);
		await step("reviewed", 2);
		await expect(step("validated", 3)).rejects.toMatchObject({ code: "sheet.incomplete" });
		await editSheet(as(steward), { sheetId, revision: 3, leadPersonId: member.personId });
		await step("validated", 4);
		expect(fullFields.length).toBe(19);
	});
});

describe("a partner's contribution", () => {
	const write = (actor: Actor, sheetId: SheetId, revision = 1, organisationId = here.organisationIds.caf) =>
		writeContribution(as(actor), { sheetId, organisationId, contribution: "Deux permanences par mois", revision });

	it("is written by the partner, which may write nothing else of the sheet", async () => {
		const sheetId = await aPilotedSheet();
		await write(partner, sheetId);
		await expect(edit(partner, sheetId, 1, { need: "Le mien" })).rejects.toThrow(Forbidden);
		expect(await changesOf(sheetId)).toMatchObject([
			{ field: "contribution", subject: here.organisationIds.caf, after: "Deux permanences par mois" },
		]);
		// it stays when the pilot changes the roles, from a page opened before
		await edit(pilot, sheetId, 1, { partners: [{ organisationId: here.organisationIds.caf, role: "Relais" }] });
		expect(await database.asAdmin("select role, contribution from sheet_partner where sheet_id = $1", [sheetId])).toEqual([
			{ role: "Relais", contribution: "Deux permanences par mois" },
		]);
	});

	it("is refused to readers, to chairs, to whoever is no partner, and to an old page", async () => {
		const sheetId = await aPilotedSheet();
		for (const actor of [reader, chair]) await expect(write(actor, sheetId)).rejects.toThrow(Forbidden);
		await expect(write(pilot, sheetId, 1, here.organisationIds.epci)).rejects.toMatchObject({ code: "sheet.not-a-partner" });
		await expect(write(foreigner, sheetId)).rejects.toThrow(NotFound);
		await write(pilot, sheetId);
		await expect(write(partner, sheetId)).rejects.toMatchObject({ current: { contribution: "Deux permanences par mois" } });
	});
});

describe("sub-actions", () => {
	it("have their pilot, status and dates, one parent, and are counted apart", async () => {
		const sheetId = await aPilotedSheet();
		const before = await reading(as(officer), (tx) => countSheets(tx, officer, dayOf(now)));
		const input = AddSubAction.parse({
			parentId: sheetId,
			code: "1.1.1.1",
			title: "Recruter",
			leadPersonId: partner.personId,
			endOn: "2027-03-01",
		});
		const sub = await addSubAction(as(pilot), input);
		expect(await rowOf(sub.sheetId)).toMatchObject({ parent_id: sheetId, objective_id: here.objectiveIds[0], status: "draft" });
		// its own pilot takes it forward, without any body
		await go(sub.sheetId, "in_progress", 1, partner);
		await go(sub.sheetId, "completed", 2, partner);
		expect(await reading(as(officer), (tx) => countSheets(tx, officer, dayOf(now)))).toEqual(before);
		await expect(addSubAction(as(partner), { ...input, parentId: sub.sheetId })).rejects.toMatchObject({
			code: "sheet.sub-action-of-sub-action",
		});
		await expect(addSubAction(as(partner), input)).rejects.toThrow(Forbidden);
		await expect(edit(partner, sub.sheetId, 3, { objectiveId: here.objectiveIds[1] as ObjectiveId })).rejects.toMatchObject({
			code: "sheet.follows-parent",
		});
	});
});

describe("two programmes at once", () => {
	it("shows the sheet in each tree and counts it once in all", async () => {
		const sheetId = await aPilotedSheet();
		await edit(officer, sheetId, 1, { otherObjectiveIds: [otherProgramme] });
		const listed = await reading(as(officer), (tx) => listSheetsOfProgramme(tx, officer, dayOf(now)));
		const { slug } = (await rowOf(sheetId)) as { slug: string };
		expect(listed.filter((sheet) => sheet.slug === slug)).toMatchObject([{ otherObjectiveIds: [otherProgramme] }]);
		const filters = SheetFilters.parse({ objectif: otherProgramme });
		const found = await reading(as(officer), (tx) => listSheets(tx, { filters, actor: officer, today: dayOf(now) }));
		expect(found).toMatchObject({ total: 1, sheets: [{ slug }] });
	});

	it("allows one objective a programme, where the person may write", async () => {
		const sheetId = await aPilotedSheet();
		await expect(edit(officer, sheetId, 1, { otherObjectiveIds: [here.objectiveIds[1] as ObjectiveId] })).rejects.toMatchObject({
			code: "sheet.programme-twice",
		});
		await expect(edit(pilot, sheetId, 1, { otherObjectiveIds: [otherProgramme] })).rejects.toThrow(Forbidden);
	});
});

describe("yearly reviews and milestones", () => {
	it("enter the history with the sheet's fields", async () => {
		const sheetId = await aPilotedSheet();
		const review = { sheetId, year: 2025, text: "Douze familles suivies", followUp: null, revision: 0 };
		await saveReview(as(pilot), review);
		await expect(saveReview(as(officer), review)).rejects.toMatchObject({ current: { text: "Douze familles suivies", revision: 1 } });
		await expect(saveReview(as(partner), { ...review, revision: 1 })).rejects.toThrow(Forbidden);
		await addMilestone(as(pilot), AddMilestone.parse({ sheetId, title: "Ouvrir", dueOn: "2027-01-01" }));
		expect((await changesOf(sheetId)).map(({ field, subject }) => [field, field === "review" ? subject : null])).toEqual(
			expect.arrayContaining([
				["review", "2025"],
				["milestone", null],
			]),
		);
	});
});
