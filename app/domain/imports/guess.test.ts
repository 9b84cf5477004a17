import { describe, expect, it } from "vitest";
import { guessColumns, guessMapping, isTerritoiresEnTransitions, mappingAt } from "./guess.ts";
import { mappingFaults } from "./plan.ts";
import type { Grid, ImportMapping } from "./types.ts";

/** The 28 titles, in their order. */
const territoiresEnTransitions = [
	"Axe (x)",
	"Sous-axe (x.x)",
	"Sous-sous axe (x.x.x)",
	"Titre de la fiche action",
	"Descriptif",
	"Instances de gouvernance",
	"Objectifs",
	"Indicateurs liés",
	"Structure pilote",
	"Moyens humains et techniques",
	"Partenaires",
	"Direction ou service pilote",
	"Personne pilote",
	"Élu·e référent·e",
	"Participation Citoyenne",
	"Financements",
	"Financeur 1",
	"Montant € HT",
	"Financeur 2",
	"Montant € HT",
	"Financeur 3",
	"Montant € HT",
	"Budget prévisionnel total € HT",
	"Statut",
	"Niveau de priorité",
	"Date de début",
	"Date de fin",
	"Action en amélioration continue",
];
const fed = [
	...["axis", "objective", "note", "title", "description", "committee", "aims", "note", "leadOrganisation", "humanResources", "partners"],
	...[
		"services",
		"leadPerson",
		"electedLead",
		"participationLevel",
		"note",
		"note",
		"noteAmount",
		"note",
		"noteAmount",
		"note",
		"noteAmount",
	],
	...["plannedBudget", "status", "priority", "startOn", "endOn", "isRecurring"],
];
const grid = (rows: Grid["rows"]): Grid => ({ name: "Plan", rows, merges: [] });

describe("the workbook of Territoires en Transitions", () => {
	const tab = grid([["Modèle d'import"], territoiresEnTransitions, ["Texte", "Texte"], ["Axe 1", "1.1", null, "Agir"]]);

	it("is recognised as it is, its titles on line 2 and its actions from line 4", () => {
		expect(isTerritoiresEnTransitions(tab)).toBe(true);
		expect(guessMapping([tab])).toEqual({ grid: 0, headerLine: 2, firstLine: 4, columns: fed });
		expect(mappingFaults({ ...guessMapping([tab]), programmeId: "p" } as ImportMapping)).toEqual([]);
	});
});

describe("the titles of columns", () => {
	it("are known without accents, case, units or marks", () => {
		expect(guessColumns(["INTITULÉ *", "Echéance", "Budget prévisionnel (€)", "pilote", "N°", "Couleur", ""])).toEqual([
			"title",
			"endOn",
			"plannedBudget",
			"leadOrganisation",
			"code",
			"",
			"",
		]);
	});

	it("feed a field once: a second column of the same kind is kept as a note", () => {
		expect(guessColumns(["Action", "Intitulé", "Partenaires", "Partenaire"])).toEqual(["title", "note", "partners", "partners"]);
	});

	it("are looked for on the tab and the line where most of them are", () => {
		const notes = grid([["Bonjour"], ["Statut"]]);
		const plan = grid([["Plan 2026"], [], ["Axe", "Action", "Statut"], ["1", "Agir", "En cours"]]);
		expect(guessMapping([notes, plan])).toMatchObject({ grid: 1, headerLine: 3, firstLine: 4 });
		expect(mappingAt([notes, plan], 0, 2)).toEqual({ grid: 0, headerLine: 2, firstLine: 3, columns: ["status"] });
	});
});

it("says what keeps a mapping from being read", () => {
	const mapping = { grid: 0, headerLine: 2, firstLine: 2, columns: ["code", "code"], programmeId: null } as unknown as ImportMapping;
	expect(mappingFaults(mapping)).toEqual([
		"import.no-programme",
		"import.no-title-column",
		"import.field-twice",
		"import.lines-before-header",
	]);
});
