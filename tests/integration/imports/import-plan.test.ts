import { describe, expect, it } from "vitest";
import { readSpreadsheet } from "#app/adapters/spreadsheets.server.ts";
import { addMilestone } from "#app/domain/action-sheets/commands/add-milestone.server.ts";
import { editSheet } from "#app/domain/action-sheets/commands/edit-sheet.server.ts";
import { discardImport } from "#app/domain/imports/commands/discard-import.server.ts";
import { mapImport } from "#app/domain/imports/commands/map-import.server.ts";
import { requestImport } from "#app/domain/imports/commands/request-import.server.ts";
import { runImport } from "#app/domain/imports/commands/run-import.server.ts";
import { undoImport } from "#app/domain/imports/commands/undo-import.server.ts";
import { uploadImport } from "#app/domain/imports/commands/upload-import.server.ts";
import { planImport } from "#app/domain/imports/plan.ts";
import { getImport } from "#app/domain/imports/queries.server.ts";
import { findSurroundings } from "#app/domain/imports/surroundings.server.ts";
import type { Grid, ImportId, ImportMapping } from "#app/domain/imports/types.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Conflict, Forbidden, NotFound, RuleViolation } from "#app/domain/kernel/errors.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { type Line, planLines, workbook } from "./workbooks.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const jobs = () => testJobs({ db: database.worker, clock: () => now });
const ctxOf = (actor: Actor) => ({ db: database.app, actor, now });

async function aPlace(slug: string) {
	const territory = await aTerritory(database.owner, now, slug);
	return { territory, officer: await territory.person("claire", { role: "cooperation_officer" }) };
}
const upload = (actor: Actor, fileBytes: Buffer, fileName = "plan.xlsx") =>
	uploadImport(ctxOf(actor), { fileName, fileBytes, grids: readSpreadsheet(fileBytes) });
const stored = (actor: Actor, importId: ImportId) => reading(ctxOf(actor), (tx) => getImport(tx, actor.territoryId, importId));
async function planned(actor: Actor, importId: ImportId) {
	return reading(ctxOf(actor), async (tx) => {
		const { grids, mapping } = await getImport(tx, actor.territoryId, importId);
		const surroundings = await findSurroundings(tx, actor.territoryId, mapping.programmeId as never, dayOf(now));
		return planImport(grids[mapping.grid] as Grid, mapping, surroundings as NonNullable<typeof surroundings>);
	});
}
const seen = async (actor: Actor, importId: ImportId) => ({ importId, revision: (await stored(actor, importId)).revision });
async function importNow(actor: Actor, bytes: Buffer) {
	const importId = await upload(actor, bytes);
	await requestImport(ctxOf(actor), await seen(actor, importId));
	await jobs().settle();
	return importId;
}
const map = async (actor: Actor, importId: ImportId, changes: Partial<ImportMapping>) => {
	const { mapping, revision } = await stored(actor, importId);
	await mapImport(ctxOf(actor), { importId, revision, intent: "save", ...mapping, ...changes } as never);
};
const sheetCount = async ({ territoryId }: BuiltTerritory) =>
	(await database.asAdmin<{ n: number }>("select count(*)::int as n from action_sheet where territory_id = $1", [territoryId]))[0]?.n;
const eventNames = async ({ territoryId }: BuiltTerritory) =>
	(
		await database.asAdmin<{ name: string }>(
			"select name from journal_entry where territory_id = $1 and name like 'import.%' order by seq",
			[territoryId],
		)
	).map(({ name }) => name);

describe("a plan of 200 actions", () => {
	it("with ten planted errors gives ten messages, each at its cell, and imports nothing", async () => {
		const { territory, officer } = await aPlace("erreurs");
		const lines = planLines(200);
		const plant = (index: number, column: number, value: Line[number]) => {
			(lines[index] as Line)[column] = value;
		};
		plant(8, 7, "31/02/2027");
		plant(19, 8, "-500");
		plant(29, 8, "douze mille");
		plant(39, 1, "Mobilité");
		plant(49, 4, "CCSA");
		plant(59, 9, "En orbite");
		plant(69, 3, null);
		plant(79, 0, "A-1");
		plant(89, 6, "bientôt");
		plant(99, 7, "31/12/2025");
		const importId = await upload(officer, workbook(lines));
		const { problems } = await planned(officer, importId);
		expect(problems.map(({ address, code, other }) => [address, code, other])).toEqual([
			["H12", "import.no-such-day", undefined],
			["I23", "import.negative-amount", undefined],
			["I33", "import.not-an-amount", undefined],
			["B43", "import.unknown-axis", undefined],
			["E53", "import.unknown-organisation", undefined],
			["J63", "import.unknown-status", undefined],
			["D73", "import.missing-title", undefined],
			["A83", "import.duplicate-code", "A4"],
			["G93", "import.not-a-day", undefined],
			["H103", "import.ends-before-start", undefined],
		]);
		await expect(requestImport(ctxOf(officer), await seen(officer, importId))).rejects.toThrow("import.has-problems");
		expect(await sheetCount(territory)).toBe(0);
		expect(await eventNames(territory)).toEqual(["import.uploaded"]);
	});

	it("imports in under ten seconds, once, and leaves nothing once undone", async () => {
		const { territory, officer } = await aPlace("deux-cents");
		const file = workbook(planLines(200));
		const started = performance.now();
		const importId = await importNow(officer, file);
		const seconds = (performance.now() - started) / 1_000;
		expect(seconds, `200 actions took ${seconds.toFixed(1)} s`).toBeLessThan(10);
		expect(await stored(officer, importId)).toMatchObject({ state: "done", createdCount: 200, progressDone: 200, progressTotal: 200 });
		expect(await sheetCount(territory)).toBe(200);
		const [sheet] = await database.asAdmin(
			"select status, start_on::text, end_on::text, planned_budget::float, lead_organisation_id, updated_by from action_sheet where territory_id = $1 and code = 'A-1'",
			[territory.territoryId],
		);
		expect(sheet).toEqual({
			status: "in_progress",
			start_on: "2026-01-05",
			end_on: "2027-12-31",
			planned_budget: 12500.5,
			lead_organisation_id: territory.organisationIds.ccas,
			updated_by: officer.personId,
		});

		const again = await upload(officer, file);
		const plan = await planned(officer, again);
		expect(plan.problems).toEqual([]);
		expect(plan.lines.filter(({ kind }) => kind === "unchanged")).toHaveLength(200);
		await expect(requestImport(ctxOf(officer), await seen(officer, again))).rejects.toThrow("import.nothing-to-do");
		expect(await sheetCount(territory)).toBe(200);

		await undoImport(ctxOf(officer), await seen(officer, importId));
		expect(await sheetCount(territory)).toBe(0);
		expect(await database.asAdmin("select from sheet_partner where territory_id = $1", [territory.territoryId])).toHaveLength(0);
		expect(await eventNames(territory)).toEqual([
			"import.uploaded",
			"import.requested",
			"import.completed",
			"import.uploaded",
			"import.undone",
		]);
	});
});

describe("an import", () => {
	it("is done once though its job runs twice, or twice at once", async () => {
		const { territory, officer } = await aPlace("double");
		const importId = await upload(officer, workbook(planLines(4)));
		await requestImport(ctxOf(officer), await seen(officer, importId));
		const run = () =>
			runImport({ db: database.worker, now, territoryId: territory.territoryId }, { importId, requestedBy: officer.personId });
		await Promise.all([run(), run()]);
		await run();
		expect(await sheetCount(territory)).toBe(4);
		expect((await stored(officer, importId)).state).toBe("done");
	});

	it("changes what the file changes, keeps the rest, and puts it back when undone", async () => {
		const { territory, officer } = await aPlace("changements");
		const lines = planLines(2).map((line) => [...line.slice(0, 9), "Brouillon"]);
		await importNow(officer, workbook(lines));
		const changed = lines.map((line) => [...line]);
		(changed[0] as Line)[3] = "Un autre intitulé";
		(changed[1] as Line)[8] = null;
		const importId = await importNow(officer, workbook(changed));
		expect(await stored(officer, importId)).toMatchObject({ state: "done", createdCount: 0, changedCount: 1, unchangedCount: 1 });
		const titles = () =>
			database.asAdmin("select title, planned_budget::float from action_sheet where territory_id = $1 order by code", [
				territory.territoryId,
			]);
		expect(await titles()).toEqual([
			{ title: "Un autre intitulé", planned_budget: 12500.5 },
			{ title: "Action numéro 2", planned_budget: 12500.5 },
		]);
		await undoImport(ctxOf(officer), await seen(officer, importId));
		expect((await titles())[0]).toEqual({ title: "Action numéro 1", planned_budget: 12500.5 });
	});

	it("does not change behind the committee's back what is validated", async () => {
		const { officer } = await aPlace("validee");
		await importNow(officer, workbook(planLines(1)));
		const lines = planLines(1);
		(lines[0] as Line)[7] = "31/12/2029";
		const { problems } = await planned(officer, await upload(officer, workbook(lines)));
		expect(problems).toMatchObject([{ address: "H4", code: "import.validated-sheet" }]);
	});

	it("is not undone once one of its sheets was edited or received anything", async () => {
		for (const [slug, touch] of [
			["editee", (actor: Actor, sheetId: never, revision: number) => editSheet(ctxOf(actor), { sheetId, revision, need: "Vu" } as never)],
			["jalon", (actor: Actor, sheetId: never) => addMilestone(ctxOf(actor), { sheetId, title: "Réunir", dueOn: null, ownerId: null })],
		] as const) {
			const { territory, officer } = await aPlace(slug);
			const importId = await importNow(officer, workbook(planLines(2)));
			const [sheet] = await database.asAdmin<{ id: never; revision: number }>(
				"select id, revision from action_sheet where territory_id = $1 and code = 'A-2'",
				[territory.territoryId],
			);
			await touch(officer, sheet?.id as never, sheet?.revision as number);
			await expect(undoImport(ctxOf(officer), await seen(officer, importId))).rejects.toThrow("import.touched-since");
			expect(await sheetCount(territory)).toBe(2);
		}
	});

	it("makes missing axes and objectives only when asked, and takes them away again", async () => {
		const { territory, officer } = await aPlace("axes");
		const lines = planLines(3);
		for (const line of lines.slice(0, 2)) line.splice(1, 2, "3. Mobilité", "3.1 Se déplacer");
		const importId = await upload(officer, workbook(lines));
		expect((await planned(officer, importId)).problems.map(({ code }) => code)).toEqual(["import.unknown-axis", "import.unknown-axis"]);
		await map(officer, importId, { createsPlaces: true });
		await requestImport(ctxOf(officer), await seen(officer, importId));
		await jobs().settle();
		const axes = () =>
			database.asAdmin(
				"select a.number, a.title, o.title as objective from axis a join objective o on o.axis_id = a.id where a.territory_id = $1 and a.number > 2",
				[territory.territoryId],
			);
		expect(await axes()).toEqual([{ number: 3, title: "Mobilité", objective: "Se déplacer" }]);
		await undoImport(ctxOf(officer), await seen(officer, importId));
		expect(await axes()).toEqual([]);
	});

	it("keeps unknown names as a note when asked, and says so", async () => {
		const { territory, officer } = await aPlace("inconnus");
		const lines = planLines(1);
		(lines[0] as Line)[5] = "CAF ; Les Amis du lac";
		const importId = await upload(officer, workbook(lines));
		expect((await planned(officer, importId)).problems).toMatchObject([{ address: "F4", code: "import.unknown-organisation" }]);
		await map(officer, importId, { keepsUnknown: true });
		const plan = await planned(officer, importId);
		expect(plan.problems).toEqual([]);
		expect(plan.remarks).toMatchObject([{ address: "F4", code: "import.kept-organisation", value: "Les Amis du lac" }]);
		expect(plan.lines[0]).toMatchObject({
			partnerIds: [territory.organisationIds.caf],
			fields: { description: "Partenaires : Les Amis du lac" },
		});
	});

	it("writes nothing when the programme moved between the dry run and the job", async () => {
		const { territory, officer } = await aPlace("bouge");
		const importId = await upload(officer, workbook(planLines(4)));
		await requestImport(ctxOf(officer), await seen(officer, importId));
		await database.asAdmin("update objective set title = 'Tout autre chose' where territory_id = $1", [territory.territoryId]);
		await jobs().settle();
		expect(await stored(officer, importId)).toMatchObject({ state: "failed", failure: "import.changed-since" });
		expect(await sheetCount(territory)).toBe(0);
		expect((await eventNames(territory)).at(-1)).toBe("import.failed");
	});

	it("is for stewards of the territory, on the version they saw", async () => {
		const { territory, officer } = await aPlace("droits");
		const partner = await territory.person("paul");
		const file = workbook(planLines(1));
		await expect(upload(partner, file)).rejects.toThrow(Forbidden);
		const importId = await upload(officer, file);
		const { revision } = await stored(officer, importId);
		await expect(stored(partner, importId)).rejects.toThrow(NotFound);
		for (const command of [requestImport, undoImport, discardImport]) {
			await expect(command(ctxOf(partner), { importId, revision })).rejects.toThrow(Forbidden);
			await expect(command(ctxOf(officer), { importId, revision: revision + 1 })).rejects.toThrow(Conflict);
		}
		await expect(undoImport(ctxOf(officer), { importId, revision })).rejects.toThrow(RuleViolation);
		await discardImport(ctxOf(officer), { importId, revision });
		await expect(stored(officer, importId)).rejects.toThrow(NotFound);
		expect(await eventNames(territory)).toEqual(["import.uploaded", "import.discarded"]);
	});
});
