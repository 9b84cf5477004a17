import { beforeAll, describe, expect, it } from "vitest";
import { addMilestone } from "#app/domain/action-sheets/commands/add-milestone.server.ts";
import { changeSheetStatus } from "#app/domain/action-sheets/commands/change-sheet-status.server.ts";
import { completeMilestone } from "#app/domain/action-sheets/commands/complete-milestone.server.ts";
import { createSheet } from "#app/domain/action-sheets/commands/create-sheet.server.ts";
import { editMilestone } from "#app/domain/action-sheets/commands/edit-milestone.server.ts";
import { editSheet } from "#app/domain/action-sheets/commands/edit-sheet.server.ts";
import {
	AddMilestone,
	ChangeSheetStatus,
	CompleteMilestone,
	CreateSheet,
	EditMilestone,
	EditSheet,
} from "#app/domain/action-sheets/schema.ts";
import type { MilestoneId } from "#app/domain/action-sheets/types.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { Conflict, Forbidden, NotFound, RuleViolation } from "#app/domain/kernel/errors.ts";
import { newId, type SheetId } from "#app/domain/kernel/ids.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const as = (actor: Actor) => ({ db: database.app, actor, now });

let here: BuiltTerritory;
let there: BuiltTerritory;
let officer: Actor;
let lead: Actor;
let otherLead: Actor;
let pilot: Actor;
let reader: Actor;
let chair: Actor;
let foreigner: Actor;
let count = 0;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	there = await aTerritory(database.owner, now, "la-bas");
	officer = await here.person("claire", { role: "cooperation_officer", organisation: "epci" });
	lead = await here.person("theo", { mandates: { insertion: "technical_lead" } });
	otherLead = await here.person("gael", { mandates: { gerontologie: "technical_lead" } });
	pilot = await here.person("paul");
	reader = await here.person("lise", { role: "reader" });
	chair = await here.person("anne", { mandates: { insertion: "chair" } });
	foreigner = await there.person("fred", { role: "admin" });
});

const newSheet = () => aSheet(here, { slug: `fiche-${++count}` });
const eventsOf = async (sheetId: string) =>
	(
		await database.asAdmin<{ name: string }>("select name from journal_entry where payload::jsonb ->> 'sheetId' = $1 order by seq", [
			sheetId,
		])
	).map(({ name }) => name);
const rowOf = async (sheetId: string) =>
	(await database.asAdmin("select * from action_sheet where id = $1", [sheetId]))[0] as Record<string, unknown>;

describe("writing a new sheet", () => {
	const input = (fields: Record<string, unknown> = {}) =>
		CreateSheet.parse({ code: "1.1.9", title: "Café des parents", objectiveId: here.objectiveIds[0], ...fields });

	it("makes a draft with its partners, its history, an address of its own and one event", async () => {
		const partners = [
			{ organisationId: here.organisationIds.caf, role: "Finance" },
			{ organisationId: null, role: null },
		];
		const first = await createSheet(as(lead), input({ partners, endOn: "2027-06-30", targetGroups: "Parents\n\nJeunes\nParents" }));
		const second = await createSheet(as(officer), input());
		expect([first.slug, second.slug]).toEqual(["1-1-9-cafe-des-parents", "1-1-9-cafe-des-parents-2"]);
		expect(await rowOf(first.sheetId)).toMatchObject({ status: "draft", target_groups: ["Parents", "Jeunes"], updated_by: lead.personId });
		expect(await database.asAdmin("select role from sheet_partner where sheet_id = $1", [first.sheetId])).toEqual([{ role: "Finance" }]);
		expect(await database.asAdmin("select to_status from sheet_status_change where sheet_id = $1", [first.sheetId])).toHaveLength(1);
		expect(await eventsOf(first.sheetId)).toEqual(["sheet.created"]);
	});

	it("gives two written at once two addresses", async () => {
		const [a, b] = await Promise.all([
			createSheet(as(officer), input({ title: "Ensemble" })),
			createSheet(as(officer), input({ title: "Ensemble" })),
		]);
		expect(new Set([a?.slug, b?.slug]).size).toBe(2);
	});

	it.each([
		["the technical lead of another axis", () => otherLead],
		["a partner", () => pilot],
		["a reader", () => reader],
		["the chair", () => chair],
	])("is refused to %s", async (_, who) => {
		await expect(createSheet(as(who()), input())).rejects.toThrow(Forbidden);
	});

	it.each([
		["an objective", "objectiveId", () => ({ objectiveId: there.objectiveIds[0] })],
		["an organisation", "leadOrganisationId", () => ({ leadOrganisationId: there.organisationIds.caf })],
		["a person", "leadPersonId", () => ({ leadPersonId: foreigner.personId })],
		["a committee", "committeeId", () => ({ committeeId: there.committeeIds.insertion })],
		["a partner", "partners", () => ({ partners: [{ organisationId: there.organisationIds.caf }] })],
	])("refuses %s of another territory beside its field", async (_, field, fields) => {
		const refused = await createSheet(as(officer), input(fields())).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(RuleViolation);
		expect(refused).toMatchObject({ field });
	});
});

describe("editing a sheet", () => {
	const input = (sheetId: SheetId, fields: Record<string, unknown> = {}) =>
		EditSheet.parse({ sheetId, revision: 1, code: "1.1.1", title: "Nouveau titre", objectiveId: here.objectiveIds[0], ...fields });

	it("replaces its fields and partners, raises its revision and records the fact", async () => {
		const sheetId = await aSheet(here, { slug: `fiche-${++count}`, partnerIds: [here.organisationIds.caf] });
		await editSheet(as(lead), input(sheetId, { partners: [{ organisationId: here.organisationIds.ccas }], leadPersonId: pilot.personId }));
		expect(await rowOf(sheetId)).toMatchObject({
			title: "Nouveau titre",
			revision: 2,
			lead_person_id: pilot.personId,
			updated_by: lead.personId,
		});
		expect(await database.asAdmin("select organisation_id from sheet_partner where sheet_id = $1", [sheetId])).toEqual([
			{ organisation_id: here.organisationIds.ccas },
		]);
		expect(await eventsOf(sheetId)).toEqual(["sheet.edited"]);
		// now theirs, the pilot may go on
		await editSheet(as(pilot), input(sheetId, { revision: 2, leadPersonId: pilot.personId }));
	});

	it("is refused to whoever only reads, and unknown to another territory", async () => {
		const sheetId = await newSheet();
		for (const actor of [otherLead, pilot, reader, chair]) await expect(editSheet(as(actor), input(sheetId))).rejects.toThrow(Forbidden);
		await expect(editSheet(as(foreigner), input(sheetId))).rejects.toThrow(NotFound);
		await expect(editSheet(as(officer), input(newId<SheetId>()))).rejects.toThrow(NotFound);
		expect(await eventsOf(sheetId)).toEqual([]);
	});

	it("does not let a pilot carry it to an axis that is not theirs", async () => {
		const sheetId = await newSheet();
		const [, elsewhere] = here.objectiveIds;
		await expect(editSheet(as(lead), input(sheetId, { objectiveId: elsewhere }))).rejects.toThrow(Forbidden);
		await editSheet(as(officer), input(sheetId, { objectiveId: elsewhere }));
		expect(await rowOf(sheetId)).toMatchObject({ objective_id: elsewhere });
	});

	it("shows what stands to whoever saves an older version, and writes nothing", async () => {
		const sheetId = await newSheet();
		await editSheet(as(officer), input(sheetId, { title: "La première" }));
		const refused = await editSheet(as(lead), input(sheetId, { title: "La seconde" })).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(Conflict);
		expect(refused).toMatchObject({ current: { title: "La première", revision: 2, partners: [] } });
		expect(await rowOf(sheetId)).toMatchObject({ title: "La première", revision: 2 });
		expect(await eventsOf(sheetId)).toEqual(["sheet.edited"]);
	});

	it("lets one of two at once win", async () => {
		const sheetId = await newSheet();
		const results = await Promise.allSettled([
			editSheet(as(officer), input(sheetId, { title: "A" })),
			editSheet(as(lead), input(sheetId, { title: "B" })),
		]);
		expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(await rowOf(sheetId)).toMatchObject({ revision: 2 });
	});
});

describe("changing the status of a sheet", () => {
	const change = (actor: Actor, sheetId: SheetId, fields: Record<string, unknown>) =>
		changeSheetStatus(as(actor), ChangeSheetStatus.parse({ sheetId, ...fields }));

	it("goes one step, with its line of history and its event", async () => {
		const sheetId = await newSheet();
		await change(lead, sheetId, { status: "proposed", revision: 1 });
		await change(officer, sheetId, { status: "on_hold", reason: "Budget en attente", revision: 2 });
		expect(await rowOf(sheetId)).toMatchObject({ status: "on_hold", status_reason: "Budget en attente", revision: 3 });
		await change(lead, sheetId, { status: "proposed", revision: 3 });
		expect(await rowOf(sheetId)).toMatchObject({ status: "proposed", status_reason: null });
		expect(
			await database.asAdmin("select from_status, to_status, reason, changed_by from sheet_status_change where sheet_id = $1 order by id", [
				sheetId,
			]),
		).toEqual([
			{ from_status: null, to_status: "draft", reason: null, changed_by: null },
			{ from_status: "draft", to_status: "proposed", reason: null, changed_by: lead.personId },
			{ from_status: "proposed", to_status: "on_hold", reason: "Budget en attente", changed_by: officer.personId },
			{ from_status: "on_hold", to_status: "proposed", reason: null, changed_by: lead.personId },
		]);
		expect(await eventsOf(sheetId)).toEqual(Array(3).fill("sheet.status-changed"));
	});

	it("refuses a step that does not exist, a pause without reason, an old revision; nothing is written", async () => {
		const sheetId = await newSheet();
		await expect(change(officer, sheetId, { status: "completed", revision: 1 })).rejects.toMatchObject({
			code: "sheet.status-not-allowed",
		});
		await expect(change(officer, sheetId, { status: "on_hold", revision: 1 })).rejects.toMatchObject({
			code: "sheet.reason-required",
			field: "reason",
		});
		await expect(change(officer, sheetId, { status: "proposed", revision: 7 })).rejects.toThrow(Conflict);
		expect(await rowOf(sheetId)).toMatchObject({ status: "draft", revision: 1 });
		expect(await eventsOf(sheetId)).toEqual([]);
	});

	it("leaves a body's decision to the stewards", async () => {
		const sheetId = await newSheet();
		await change(lead, sheetId, { status: "proposed", revision: 1 });
		await expect(change(lead, sheetId, { status: "reviewed", revision: 2 })).rejects.toMatchObject({ code: "sheet.gate-steward-only" });
		await change(officer, sheetId, { status: "reviewed", revision: 2 });
		await expect(change(reader, sheetId, { status: "proposed", revision: 3 })).rejects.toThrow(Forbidden);
		await expect(change(foreigner, sheetId, { status: "proposed", revision: 3 })).rejects.toThrow(NotFound);
	});
});

describe("the milestones of a sheet", () => {
	const add = (actor: Actor, sheetId: SheetId, fields: Record<string, unknown> = {}) =>
		addMilestone(as(actor), AddMilestone.parse({ sheetId, title: "Ouvrir le lieu", dueOn: "2026-12-01", ...fields }));
	const tick = (actor: Actor, sheetId: SheetId, milestoneId: MilestoneId, revision: number, state: "done" | "open" = "done") =>
		completeMilestone(as(actor), CompleteMilestone.parse({ sheetId, milestoneId, revision, state }));
	const milestone = async (id: string) =>
		(await database.asAdmin("select *, done_on::text as done_on from milestone where id = $1", [id]))[0];

	it("are added, edited, ticked by their owner and taken back", async () => {
		const sheetId = await newSheet();
		const id = await add(lead, sheetId, { ownerId: pilot.personId });
		await editMilestone(as(lead), EditMilestone.parse({ sheetId, milestoneId: id, revision: 1, title: "Ouvrir", ownerId: pilot.personId }));
		await tick(pilot, sheetId, id, 2);
		expect(await milestone(id)).toMatchObject({ title: "Ouvrir", due_on: null, done_on: "2026-11-22", revision: 3 });
		await tick(pilot, sheetId, id, 3, "open");
		expect(await milestone(id)).toMatchObject({ done_on: null, revision: 4 });
		expect(await eventsOf(sheetId)).toEqual(["milestone.added", "milestone.edited", "milestone.completed", "milestone.reopened"]);
	});

	it("are refused to whoever neither edits the sheet nor owns them", async () => {
		const sheetId = await newSheet();
		const id = await add(officer, sheetId);
		for (const actor of [otherLead, pilot, reader, chair]) {
			await expect(add(actor, sheetId)).rejects.toThrow(Forbidden);
			await expect(tick(actor, sheetId, id, 1)).rejects.toThrow(Forbidden);
		}
		await expect(tick(foreigner, sheetId, id, 1)).rejects.toThrow(NotFound);
	});

	it("are edited only by who edits the sheet and has seen them as they stand; nothing is written otherwise", async () => {
		const sheetId = await newSheet();
		const id = await add(officer, sheetId, { ownerId: pilot.personId });
		const edit = (actor: Actor, revision: number) =>
			editMilestone(as(actor), EditMilestone.parse({ sheetId, milestoneId: id, revision, title: actor.displayName }));
		for (const actor of [pilot, otherLead, reader]) await expect(edit(actor, 1)).rejects.toThrow(Forbidden);
		await expect(edit(foreigner, 1)).rejects.toThrow(NotFound);
		await expect(edit(lead, 2)).rejects.toMatchObject({ kind: "conflict", current: { title: "Ouvrir le lieu", revision: 1 } });
		const results = await Promise.allSettled([edit(lead, 1), edit(officer, 1)]);
		expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(await eventsOf(sheetId)).toEqual(["milestone.added", "milestone.edited"]);
	});

	it("belong to their sheet alone, and keep out people of elsewhere", async () => {
		const sheetId = await newSheet();
		const id = await add(officer, sheetId);
		await expect(tick(officer, await newSheet(), id, 1)).rejects.toThrow(NotFound);
		await expect(add(officer, sheetId, { ownerId: foreigner.personId })).rejects.toMatchObject({ field: "ownerId" });
	});

	it("are ticked once when two tick at once, and shown as they stand to the other", async () => {
		const sheetId = await newSheet();
		const id = await add(officer, sheetId);
		const results = await Promise.allSettled([tick(officer, sheetId, id, 1), tick(lead, sheetId, id, 1)]);
		expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(results.find(({ status }) => status === "rejected")).toMatchObject({
			reason: { current: { revision: 2, doneOn: "2026-11-22" } },
		});
	});
});
