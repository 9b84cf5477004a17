import { describe, expect, it } from "vitest";
import { printCsv } from "#app/adapters/documents/csv.server.ts";
import { printXlsx } from "#app/adapters/documents/xlsx.server.ts";
import { readSpreadsheet } from "#app/adapters/spreadsheets.server.ts";
import { requestImport } from "#app/domain/imports/commands/request-import.server.ts";
import { undoImport } from "#app/domain/imports/commands/undo-import.server.ts";
import { uploadImport } from "#app/domain/imports/commands/upload-import.server.ts";
import { guessMapping } from "#app/domain/imports/guess.ts";
import { planImport } from "#app/domain/imports/plan.ts";
import { getImport } from "#app/domain/imports/queries.server.ts";
import { findSurroundings } from "#app/domain/imports/surroundings.server.ts";
import type { Grid, ImportId } from "#app/domain/imports/types.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { presentSheetTable } from "#app/presenters/export.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const ctxOf = (actor: Actor) => ({ db: database.app, actor, now });

async function aPlace(slug: string) {
	const territory = await aTerritory(database.owner, now, slug);
	return { territory, officer: await territory.person("claire", { role: "cooperation_officer" }) };
}
const csvOf = (...lines: string[]) => Buffer.from(lines.join("\r\n"));
const upload = (actor: Actor, fileBytes: Buffer) =>
	uploadImport(ctxOf(actor), { fileName: "plan.csv", fileBytes, grids: readSpreadsheet(fileBytes) });
async function planned(actor: Actor, fileBytes: Buffer) {
	const importId = await upload(actor, fileBytes);
	return reading(ctxOf(actor), async (tx) => {
		const { grids, mapping } = await getImport(tx, actor.territoryId, importId);
		const surroundings = await findSurroundings(tx, actor.territoryId, mapping.programmeId as never, dayOf(now));
		return planImport(grids[mapping.grid] as Grid, mapping, surroundings as NonNullable<typeof surroundings>);
	});
}
const seen = async (actor: Actor, importId: ImportId) => {
	const { revision } = await reading(ctxOf(actor), (tx) => getImport(tx, actor.territoryId, importId));
	return { importId, revision };
};
async function importNow(actor: Actor, bytes: Buffer) {
	const importId = await upload(actor, bytes);
	await requestImport(ctxOf(actor), await seen(actor, importId));
	await testJobs({ db: database.worker, clock: () => now }).settle();
	return importId;
}
const sheets = ({ territoryId }: { territoryId: string }) =>
	database.asAdmin(
		`select s.code, s.title, s.status, p.code as parent, s.objective_id = p.objective_id as follows from action_sheet s
		left join action_sheet p on p.id = s.parent_id where s.territory_id = $1 order by s.code`,
		[territoryId],
	);
const header = "Code;Axe;Intitulé;Fiche parente;Statut";

describe("sub-actions of a file", () => {
	it("go under the sheet that their line names, wherever it stands in the file, and leave with it", async () => {
		const { territory, officer } = await aPlace("sous-actions");
		await aSheet(territory, { slug: "deja", code: "9", title: "Déjà là" });
		const file = csvOf(header, ";;Réserver;A-1;Validée", "A-1;Insertion;Agir;;En cours", ";;Imprimer;agir;En cours", "X;;Suivre;Déjà là;");
		const importId = await importNow(officer, file);
		expect(await sheets(territory)).toEqual([
			{ code: "9", title: "Déjà là", status: "draft", parent: null, follows: null },
			{ code: "A-1", title: "Agir", status: "in_progress", parent: null, follows: null },
			{ code: "A-1.1", title: "Réserver", status: "draft", parent: "A-1", follows: true },
			{ code: "A-1.2", title: "Imprimer", status: "in_progress", parent: "A-1", follows: true },
			{ code: "X", title: "Suivre", status: "draft", parent: "9", follows: true },
		]);
		const again = await planned(officer, file);
		expect([again.problems, again.lines.map(({ kind }) => kind)]).toEqual([[], Array(4).fill("unchanged")]);
		await undoImport(ctxOf(officer), await seen(officer, importId));
		expect(await sheets(territory)).toHaveLength(1);
	});

	it("are refused when their parent is missing, unclear, or a sub-action itself", async () => {
		const { territory, officer } = await aPlace("orphelines");
		await aSheet(territory, { slug: "un", code: "1", title: "Jumelle" });
		await aSheet(territory, { slug: "deux", code: "2", title: "Jumelle" });
		const { problems } = await planned(
			officer,
			csvOf(
				header,
				"A;Insertion;Ateliers;;",
				";;Une;Atelier;",
				";;Deux;Jumelle;",
				";;Trois;Une;",
				"A;;Quatre;Ateliers;",
				"B;Nulle part;Perdue;;",
				";;Cinq;B;",
			),
		);
		expect(problems.map(({ address, code, other }) => [address, code, other])).toEqual([
			["D3", "import.unknown-parent", "Ateliers"],
			["D4", "import.ambiguous-parent", undefined],
			["D5", "import.parent-is-sub-action", undefined],
			["A6", "import.duplicate-code", "A2"],
			["B7", "import.unknown-axis", undefined],
		]);
	});

	it("do not change parents", async () => {
		const { officer } = await aPlace("parentes");
		await importNow(officer, csvOf(header, "A;Insertion;Une;;", "B;Insertion;Deux;;", "A.1;;Fille;A;"));
		const { problems } = await planned(officer, csvOf(header, "A.1;;Fille;B;"));
		expect(problems).toMatchObject([{ address: "A2", code: "import.other-parent" }]);
	});

	it("are read from the layout that Territoires en Transitions has for them", async () => {
		const { officer } = await aPlace("tet");
		const titles = "Axe (x);Sous-axe (x.x);Sous-sous axe (x.x.x);Titre de l'action;Titre de la sous-action;Descriptif";
		const { problems, lines } = await planned(
			officer,
			csvOf("Modèle", titles, "Texte", "Insertion;;;Agir;;Pour tous", ";;;;Réserver;", ";;;Agir;Imprimer;Des affiches"),
		);
		expect(problems).toEqual([]);
		expect(lines.map(({ code, title, parentId }) => [code, title, parentId === lines[0]?.sheetId])).toEqual([
			["1.1.1", "Agir", false],
			["1.1.1.1", "Réserver", true],
			["1.1.1.2", "Imprimer", true],
		]);
		const orphan = await planned(officer, csvOf("Modèle", titles, "Texte", ";;;;Réserver;"));
		expect(orphan.problems).toMatchObject([{ address: "E4", code: "import.parent-missing" }]);
	});
});

it("takes its own list back as it gave it, in either format, formulas and codes like dates included", async () => {
	const { territory, officer } = await aPlace("aller-retour");
	await database.asAdmin(
		"insert into objective (id, territory_id, axis_id, number, title) select gen_random_uuid(), territory_id, axis_id, 7, 'Un second' from objective where id = $1",
		[territory.objectiveIds[0]],
	);
	await aSheet(territory, { slug: "a", code: "3.2", title: "=Conventionner « œuvre »", endOn: "2027-12-31", isFlagship: true });
	await aSheet(territory, { slug: "b", code: "1", title: "-10 % d'émissions", leadOrganisationId: territory.organisationIds.ccas });
	await aSheet(territory, { slug: "c", code: "@x", title: "L'été", objectiveId: territory.objectiveIds[1], scheduleLabel: "+ tard" });
	const { table } = await presentSheetTable(ctxOf(officer), new URLSearchParams());
	for (const bytes of [printCsv(table), await printXlsx(table, now)]) {
		const { problems, lines } = await planned(officer, bytes);
		expect(problems).toEqual([]);
		expect(lines.map(({ kind, code }) => `${code} ${kind}`).sort()).toEqual(["1 unchanged", "3.2 unchanged", "@x unchanged"]);
	}
});

it("reads twenty thousand lines with unknown names in seconds, not minutes", () => {
	const many = (count: number, name: string) =>
		Array.from({ length: count }, (_, index) => ({ id: `${index}` as never, name: `${name} ${index}` }));
	const rows = Array.from({ length: 20_000 }, (_, index) => [`A-${index}`, "Insertion", `Action ${index}`, `Organisme inconnu ${index}`]);
	const grid: Grid = { name: "Plan", rows: [["Code", "Axe", "Intitulé", "Pilote"], ...rows], merges: [] };
	const mapping = { ...guessMapping([grid]), programmeId: "p" as never, objectiveId: null, createsPlaces: false, keepsUnknown: false };
	const axes = [
		{ id: "a" as never, number: 1, title: "Insertion", objectives: [{ id: "o" as never, number: 1, title: "Agir", isImplicit: false }] },
	];
	const started = performance.now();
	const { problems } = planImport(grid, mapping, {
		axes,
		organisations: many(200, "Organisation"),
		people: many(400, "Personne"),
		committees: [],
		sheets: [],
	});
	expect(problems).toHaveLength(20_000);
	const seconds = (performance.now() - started) / 1_000;
	expect(seconds, `20,000 lines took ${seconds.toFixed(1)} s`).toBeLessThan(15);
});
