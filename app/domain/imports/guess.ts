import { plain, textOf } from "./cells.ts";
import type { Grid, ImportField, ImportMapping } from "./types.ts";

/** Titles that local plans give their columns, without accents or case; the first field that claims a title has it. */
const synonyms: Record<ImportField, string> = {
	code: "code|numero|n|no|num|ref|reference|code action|numero de l action|n action|n fiche|numero de fiche|identifiant|numero code",
	title:
		"titre de la fiche action|titre|intitule|action|actions|nom de l action|intitule de l action|titre de l action|libelle|fiche action|nom|projet",
	parent: "fiche parente|action parente|fiche mere|action mere|sous action de|parent|code parent|code de la fiche parente|rattachee a",
	subTitle: "titre de la sous action|sous action|intitule de la sous action",
	axis: "axe|axe x|axe strategique|axes|orientation|thematique|theme|volet|enjeu",
	objective:
		"sous axe|sous axe x x|objectif strategique|objectif operationnel|objectif|orientation operationnelle|objectif strategique operationnel",
	isFlagship: "action phare|phare|prioritaire ctg",
	nature: "nature|nature de l action|nouvelle maintien developpement|type d action",
	priority: "priorite|niveau de priorite|degre de priorite",
	status: "statut|etat|avancement|etat d avancement|etat avancement|situation|statut de l action",
	statusReason: "motif|raison|motif du statut|motif du blocage|raison du blocage",
	progress: "taux d avancement|avancement en|pourcentage|pourcentage d avancement|realisation en|taux de realisation",
	leadOrganisation:
		"structure pilote|organisation pilote|pilote|porteur|porteur de l action|organisme pilote|structure porteuse|pilotage|maitre d ouvrage|direction pilote|porteur de projet",
	leadPerson:
		"personne pilote|pilote technique|responsable|referent|personne referente|responsable de l action|chef de projet|nom du pilote",
	electedLead: "elu referent|elu|elue referente|elu e referent e|portage politique|elu pilote|pilote politique",
	technicalLead: "referent technique|technicien referent|technicien",
	committee: "instances de gouvernance|instance de gouvernance|instance de suivi|instance|comite|gouvernance|comite de suivi",
	partners: "partenaires|partenaire|partenaires associes|partenariat|partenaires mobilises|partenaires associes et leur role",
	services: "direction ou service pilote|services concernes|services|service|service departement pole pilote|service pilote",
	startOn: "date de debut|debut|date debut|demarrage|date de demarrage|commence le",
	endOn: "date de fin|fin|echeance|date fin|date d echeance|fin prevue|echeance date de fin|termine le",
	scheduleLabel: "calendrier|planning|calendrier previsionnel|periode|temporalite|calendrier et etapes",
	isRecurring: "action en amelioration continue|action reconduite chaque annee|recurrente|action recurrente|annuelle",
	context: "contexte|constats|diagnostic|constat|contexte constats diagnostic|etat des lieux",
	need: "besoin|besoins|besoin repere|problematique|besoins reperes",
	aims: "objectifs|objectifs de l action|finalite|but|buts|finalites|objectifs vises",
	description: "descriptif|description|contenu|contenu de l action|description de l action|descriptif de l action|modalites|detail",
	expectedResults: "resultats attendus|resultat attendu|resultats|effets attendus|livrables",
	evaluationMethod: "modalites d evaluation|evaluation|methode d evaluation",
	targetGroups: "public cible|publics|cibles|public|cible|publics cibles|beneficiaires|public vise|publics vises",
	areas: "territoire|communes|communes concernees|secteur|perimetre|territoire communes concernees|lieu",
	humanResources: "moyens humains|moyens humains et techniques|etp|ressources humaines|moyens humains etp|moyens",
	materialResources: "moyens materiels|moyens techniques|locaux|moyens materiels locaux",
	plannedBudget:
		"budget|budget previsionnel|budget previsionnel total ht|budget previsionnel total ttc|budget previsionnel total|cout|cout previsionnel|montant|cout total|budget total|budget prevu",
	actualBudget: "budget realise|depenses|cout reel|realise|budget depense|depenses realisees",
	cafFunding: "caf|bonus territoire|aide caf|financement caf|aide caf bonus territoire lie",
	risks: "freins|risques|points de vigilance|leviers|freins et leviers|points de vigilance freins leviers|difficultes",
	relatedSchemes: "articulation|autres dispositifs|dispositifs lies|dispositifs|articulation avec d autres dispositifs",
	communication: "communication|communication prevue",
	participationLevel: "participation citoyenne|participation des habitants|participation",
	noteAmount: "montant ht|montant ttc|montant finance",
	note: "sous sous axe|sous sous axe x x x|indicateurs lies|indicateurs|indicateur|indicateurs d evaluation|financements|financement|financeurs|financeur 1|financeur 2|financeur 3|plan de financement|actions liees|fiches des plans liees|notes de suivi|etapes de la fiche action|etapes|notes complementaires|documents et liens|commentaires|commentaire|observations|remarques|notes|bilan",
};

const fieldOfTitle = new Map<string, ImportField>();
for (const [field, titles] of Object.entries(synonyms)) {
	for (const title of titles.split("|")) if (!fieldOfTitle.has(title)) fieldOfTitle.set(title, field as ImportField);
}
/** Several columns may feed these. */
export const repeatable: readonly ImportField[] = ["note", "noteAmount", "partners", "description"];

/** Titles of a column, with units and marks of obligation left out. */
const titleOf = (header: string) =>
	plain(header.replace(/\((?:obligatoire|facultatif|en?\s*€?|€|\*)\)|\*/gi, ""))
		.replace(/ (en )?(euros?|eur)$/, "")
		.trim();

export const fieldOfHeader = (header: string): ImportField | null => fieldOfTitle.get(titleOf(header)) ?? null;

export function guessColumns(headers: readonly string[]): (ImportField | "")[] {
	const taken = new Set<ImportField>();
	return headers.map((header) => {
		const field = header ? fieldOfHeader(header) : null;
		if (!field || (taken.has(field) && !repeatable.includes(field))) return header && field ? "note" : "";
		taken.add(field);
		return field;
	});
}

/** First columns of the workbooks that Territoires en Transitions has its users fill, before and since it knows sub-actions: titles on line 2, actions from line 4. */
const places = ["axe x", "sous axe x x", "sous sous axe x x x"];
const territoiresEnTransitions = [
	[...places, "titre de la fiche action", "descriptif"],
	[...places, "titre de l action", "titre de la sous action", "descriptif"],
];

export const isTerritoiresEnTransitions = (grid: Grid): boolean =>
	territoiresEnTransitions.some((titles) => titles.every((title, column) => titleOf(textOf(grid.rows[1]?.[column])) === title));

const searchedLines = 30;
export const headersAt = (grid: Grid, line: number): string[] => {
	const width = Math.max(0, ...grid.rows.slice(0, 200).map((row) => row.length));
	return Array.from({ length: width }, (_, column) => textOf(grid.rows[line - 1]?.[column]));
};

/** Where the titles of the columns are: the line among the first ones with the most known titles. */
function guessHeader(grid: Grid): { line: number; known: number } {
	let best = { line: 1, known: 0 };
	for (let line = 1; line <= Math.min(searchedLines, grid.rows.length); line++) {
		const row = grid.rows[line - 1] ?? [];
		const fields = new Set(row.map((cell) => (typeof cell === "string" ? fieldOfHeader(cell) : null)).filter(Boolean));
		if (fields.size > best.known) best = { line, known: fields.size };
	}
	return best;
}

type GuessedMapping = Pick<ImportMapping, "grid" | "headerLine" | "firstLine" | "columns">;

/** The tab with the most known titles, its lines and what its columns feed. */
export function guessMapping(grids: readonly Grid[]): GuessedMapping {
	const guesses = grids.map((grid, index) => ({ index, grid, ...guessHeader(grid) }));
	const best = guesses.reduce((a, b) => (b.known > a.known ? b : a));
	return mappingAt(grids, best.index, best.line);
}

/** The same for a tab and a line of titles that a person chose. */
export function mappingAt(grids: readonly Grid[], grid: number, headerLine: number): GuessedMapping {
	const tab = grids[grid] as Grid;
	const firstLine = headerLine === 2 && isTerritoiresEnTransitions(tab) ? 4 : headerLine + 1;
	return { grid, headerLine, firstLine, columns: guessColumns(headersAt(tab, headerLine)) };
}
