import { beforeAll, describe, expect, it } from "vitest";
import { editSheet } from "#app/domain/action-sheets/commands/edit-sheet.server.ts";
import { readSheetFilters, type SheetColumn } from "#app/domain/action-sheets/filters.ts";
import { listSheets } from "#app/domain/action-sheets/queries/list-sheets.server.ts";
import { getListSurroundings } from "#app/domain/action-sheets/queries/list-surroundings.server.ts";
import type { EditSheet } from "#app/domain/action-sheets/schema.ts";
import { addNote } from "#app/domain/follow-up/commands/add-note.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import type { SheetId } from "#app/domain/kernel/ids.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const today = dayOf(now);
const as = (actor: Actor) => ({ db: database.app, actor, now });

let here: BuiltTerritory;
let officer: Actor;
let pilot: Actor;
let foreigner: Actor;
const ids = {} as Record<"aide" | "bus" | "cafe" | "danse", SheetId>;

const list = (query: string, actor = officer, columns: readonly SheetColumn[] = []) =>
	reading(as(actor), (tx) => listSheets(tx, { filters: readSheetFilters(new URLSearchParams(query)), actor, today, columns }));
const slugs = async (query: string, actor = officer) => (await list(query, actor)).sheets.map(({ slug }) => slug).join(" ");

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	const there = await aTerritory(database.owner, now, "la-bas");
	officer = await here.person("claire", { role: "cooperation_officer" });
	pilot = await here.person("paul");
	foreigner = await there.person("fred", { role: "admin" });
	const [first = "", second = ""] = here.objectiveIds;
	const { ccas, caf } = here.organisationIds;
	const sheet = (slug: keyof typeof ids, code: string, fields: Partial<Parameters<typeof aSheet>[1]> = {}) =>
		aSheet(here, { slug, code, title: slug, objectiveId: first, ...fields });
	ids.aide = await sheet("aide", "1", { leadOrganisationId: ccas, partnerIds: [caf], startOn: "2026-01-01", endOn: "2026-06-30" });
	ids.bus = await sheet("bus", "2", { leadOrganisationId: caf, endOn: "2027-06-30", isFlagship: true });
	ids.cafe = await sheet("cafe", "3", {});
	ids.danse = await sheet("danse", "4", { objectiveId: second, endOn: "2027-01-31" });
	const edit = (slug: keyof typeof ids, fields: Partial<EditSheet>) =>
		editSheet(as(officer), { sheetId: ids[slug], revision: 1, ...fields } as EditSheet);
	await edit("aide", { priority: "high", progress: 40, tags: ["Santé", "Jeunes"], plannedBudget: 1_200 });
	await edit("bus", { leadPersonId: pilot.personId, tags: ["Jeunes"] });
	await edit("danse", { committeeId: here.committeeIds.insertion, progress: 80 });
	await database.asAdmin("update action_sheet set status = 'in_progress' where id = any ($1)", [[ids.aide, ids.danse]]);
	await database.asAdmin("update action_sheet set status = 'blocked', status_reason = 'dit' where id = $1", [ids.bus]);
	await addNote(as(officer), { sheetId: ids.aide, notedOn: "2026-05-23", text: "Bien parti" } as Parameters<typeof addNote>[1]);
	await addNote(as(officer), { sheetId: ids.danse, notedOn: "2026-03-01", text: "Rien depuis" } as Parameters<typeof addNote>[1]);
	await database.asAdmin(
		`insert into indicator (id, territory_id, sheet_id, label, type, unit, target_value) values (gen_random_uuid(), $1, $2, 'Ateliers tenus', 'output', 'ateliers', 40)`,
		[here.territoryId, ids.aide],
	);
	await database.asAdmin(
		`insert into measurement (id, territory_id, indicator_id, measured_on, value, entered_at, state)
			select gen_random_uuid(), i.territory_id, i.id, m.day::date, m.value, now(), m.state from indicator i,
			(values ('2026-01-31', 5, 'accepted'), ('2026-02-28', 12, 'accepted'), ('2026-03-31', 99, 'proposed')) m (day, value, state)`,
	);
	await aSheet(there, { slug: "ailleurs" });
});

describe("the filters of the list", () => {
	it.each([
		["statut=blocked", "bus"],
		["statut=blocked&statut=late", "aide bus"],
		["statut=draft&statut=blocked", "bus cafe"],
		["priorite=high", "aide"],
		["etiquette=Jeunes", "aide bus"],
		["etiquette=Inconnue", ""],
		["sans=pilote", "cafe danse"],
		["sans=echeance", "cafe"],
		["sans=indicateur", "bus cafe danse"],
		["phare=1&statut=blocked", "bus"],
		["tri=progress&sens=desc", "danse aide bus cafe"],
		["tri=start", "aide bus cafe danse"],
		["tri=status&sens=desc", "bus aide danse cafe"],
	])("answer %s with « %s »", async (query, expected) => {
		expect(await slugs(query)).toBe(expected);
	});

	it("know the pilots, partners and bodies by their ids", async () => {
		const { ccas, caf } = here.organisationIds;
		expect(await slugs(`pilote=${ccas}`)).toBe("aide");
		expect(await slugs(`partenaire=${caf}`)).toBe("aide");
		expect(await slugs(`personne=${pilot.personId}`)).toBe("bus");
		expect(await slugs("moi=1", pilot)).toBe("bus");
		expect(await slugs("tri=lead")).toBe("aide bus cafe danse");
	});

	it("count a sheet without a body of its own under the body of its axis, and only there", async () => {
		expect(await slugs(`instance=${here.committeeIds.insertion}`)).toBe("aide bus cafe danse");
		expect(await slugs(`instance=${here.committeeIds.gerontologie}`)).toBe("");
	});

	it("call silent what nobody told of for six months, drafts and closed sheets left out", async () => {
		expect(await slugs("sans=note"), "a note of 23 May still counts on 22 November").toBe("bus danse");
		await database.asAdmin("update progress_note set noted_on = '2026-05-21' where sheet_id = $1", [ids.aide]);
		expect(await slugs("sans=note")).toBe("aide bus danse");
		await database.asAdmin("update progress_note set noted_on = '2026-05-23' where sheet_id = $1", [ids.aide]);
	});

	it("find nothing of another territory, whatever they are given", async () => {
		for (const query of [`partenaire=${here.organisationIds.caf}`, `personne=${pilot.personId}`, "etiquette=Jeunes"]) {
			expect(await slugs(query, foreigner)).toBe("");
		}
		expect(await slugs("", foreigner)).toBe("ailleurs");
	});
});

it("gathers beside the sheets of the page what the columns show, and nothing that they do not", async () => {
	const [whole] = (await list("", officer, ["partenaires", "instance", "budget", "indicateurs", "note"])).sheets;
	expect(whole).toMatchObject({
		slug: "aide",
		tags: ["Santé", "Jeunes"],
		partnerNames: ["CAF"],
		committeeName: "Comité insertion",
		plannedBudget: 1_200,
		lastNoteOn: "2026-05-23",
		indicators: [{ label: "Ateliers tenus", unit: "ateliers", targetValue: 40, value: 12, measuredOn: "2026-02-28" }],
	});
	const [bare] = (await list("")).sheets;
	expect(bare).toMatchObject({ partnerNames: [], committeeName: null, plannedBudget: null, lastNoteOn: null, indicators: [] });
});

it("reads in one statement what stands around the list, for this territory alone", async () => {
	const around = await reading(as(officer), (tx) => getListSurroundings(tx, officer, today));
	expect(around.counts).toMatchObject({ total: 4, blocked: 1, late: 1, flagship: 1, withoutNote: 2 });
	expect(around.tags).toEqual(["Jeunes", "Santé"]);
	expect(around.objectives.map(({ code }) => code)).toEqual(["1.1", "2.1"]);
	expect(around.people.map(({ displayName }) => displayName)).toEqual(["Claire ici", "Paul ici"]);
	const elsewhere = await reading(as(foreigner), (tx) => getListSurroundings(tx, foreigner, today));
	expect(elsewhere).toMatchObject({ counts: { total: 1 }, tags: [], people: [{ displayName: "Fred la-bas" }] });
});

it("keeps ten labels of thirty characters a sheet, past the forms too", async () => {
	const tag = (tags: string[]) => database.asAdmin("update action_sheet set tags = $1 where id = $2", [tags, ids.cafe]);
	for (const wrong of [["x".repeat(31)], [""], [" bord"], Array.from({ length: 11 }, (_, n) => `${n}`)]) {
		await expect(tag(wrong)).rejects.toThrow("action_sheet_tags_check");
	}
	await tag(["x".repeat(30)]);
});
