import type { SheetContent } from "#app/domain/exports/types.ts";
import type { IndicatorOfSheet } from "#app/domain/indicators/types.ts";
import type { DocumentBlock, DocumentSection, Fact, PrintedDocument } from "#app/domain/kernel/document.ts";
import { participationLevelLabels, sheetNatureLabels, sheetPriorityLabels, sheetStatusLabels } from "#app/messages/action-sheets.ts";
import { verbLabels } from "#app/messages/decisions.ts";
import { directionLabels, frequencyLabels, indicatorTypeLabels, measurementStateLabels } from "#app/messages/indicators.ts";
import { formatDay, formatEuro, formatNumber, formatPercent, formatShortDateTime, formatShortDay } from "#app/ui/format.ts";

interface Edition {
	territory: string;
	/** The day it is printed. */
	today: string;
}

/** One sheet, whole. */
export function sheetDocument(content: SheetContent, { territory, today }: Edition): PrintedDocument {
	return { title: titleOf(content), territory, subtitle: `Document du ${formatDay(today)}`, sections: sectionsOf(content, 1) };
}

/** Several sheets, each on pages of its own. */
export function selectionDocument(contents: readonly SheetContent[], { territory, today }: Edition): PrintedDocument {
	return {
		title: `Fiches actions – ${territory}`,
		territory,
		subtitle: `${contents.length} ${contents.length < 2 ? "fiche" : "fiches"}, document du ${formatDay(today)}`,
		sections: contents.flatMap((content): DocumentSection[] => [
			{ level: 1, title: titleOf(content), startsPage: true, blocks: [] },
			...sectionsOf(content, 2),
		]),
	};
}

const titleOf = ({ sheet: { code, title } }: SheetContent) => `Fiche action ${code} – ${title}`;

/** What a sheet says, in the order of its page. A field without content is left out: a new field is one line here. */
function sectionsOf(content: SheetContent, level: 1 | 2): DocumentSection[] {
	const { sheet } = content;
	const indicatorLevel = (level + 1) as 2 | 3;
	const section = (title: string, ...blocks: (DocumentBlock | null)[]): DocumentSection[] => {
		const kept = blocks.filter((block) => block !== null);
		return kept.length > 0 ? [{ level, title, blocks: kept }] : [];
	};
	return [
		...section("Repères", facts(...standing(content), ...people(sheet), ...schedule(sheet), ...place(sheet))),
		...section("Description", text(sheet.description)),
		...section("Contexte et constats", text(sheet.context)),
		...section("Besoin repéré", text(sheet.need)),
		...section("Objectifs de l'action", text(sheet.aims)),
		...section("Résultats attendus", text(sheet.expectedResults)),
		...section("Public cible", list(sheet.targetGroups)),
		...section("Communes et secteurs concernés", list(sheet.areas)),
		...section("Moyens humains", text(sheet.humanResources)),
		...section("Moyens matériels et locaux", text(sheet.materialResources)),
		...section("Aide de la Caf ou bonus territoire", text(sheet.cafFunding)),
		...section("Modalités d'évaluation", text(sheet.evaluationMethod)),
		...section("Points de vigilance, freins et leviers", text(sheet.risks)),
		...section("Lien avec d'autres dispositifs", list(sheet.relatedSchemes)),
		...section("Communication prévue", text(sheet.communication)),
		...section("Bilans annuels", facts(...sheet.reviews.map(review))),
		...section("Sous-actions", subActions(content)),
		...section("Jalons", milestones(content)),
		...section("Indicateurs", ...(content.indicators.length === 0 ? [] : [text(indicatorCount(content.indicators.length))])),
		...content.indicators.map((indicator) => ({ level: indicatorLevel, title: indicator.label, blocks: indicatorBlocks(indicator) })),
		...section("Suites à donner", tasks(content)),
		...section("Décisions", decisions(content)),
		...section("Réunions", meetings(content)),
		...section("Historique du statut", history(content)),
	];
}

type SheetOf = SheetContent["sheet"];

const standing = ({ sheet, isLate }: SheetContent) => [
	fact("Statut", `${sheetStatusLabels[sheet.status]}${isLate ? ", en retard" : ""}`),
	fact("Raison", sheet.statusReason),
	fact("Avancement", sheet.progress > 0 ? formatPercent(sheet.progress / 100) : null),
	fact("Action phare", sheet.isFlagship ? "oui" : null),
];

const people = (sheet: SheetOf) => [
	fact("Pilote", sheet.leadPersonName ?? (sheet.leadPersonId ? "Personne qui n'est plus membre" : null)),
	fact("Organisation pilote", sheet.leadOrganisationName),
	fact("Maître d'ouvrage", sheet.projectOwnerName),
	fact("Élu référent", sheet.electedLeadName),
	fact("Référent technique", sheet.technicalLeadName),
	fact("Services concernés", sheet.services.join(", ")),
	fact("Participation des habitants", sheet.participationLevel && participationLevelLabels[sheet.participationLevel]),
	fact(
		"Partenaires",
		sheet.partners.map(({ name, role, contribution }) => [name, role, contribution].filter(Boolean).join(" : ")).join("\n"),
	),
	fact("Instance de suivi", sheet.committeeName),
];

const schedule = (sheet: SheetOf) => [
	fact("Début", sheet.startOn && formatDay(sheet.startOn)),
	fact("Fin", sheet.endOn && formatDay(sheet.endOn)),
	fact("Calendrier", sheet.scheduleLabel),
	fact("Reconduite chaque année", sheet.isRecurring ? "oui" : null),
	fact("Budget prévisionnel", sheet.plannedBudget === null ? null : formatEuro(sheet.plannedBudget)),
	fact("Budget réalisé", sheet.actualBudget === null ? null : formatEuro(sheet.actualBudget)),
];

const place = (sheet: SheetOf) => [
	fact("Programme", sheet.programmeTitle),
	fact("Axe", `${sheet.axisNumber}. ${sheet.axisTitle}`),
	fact("Objectif", sheet.isObjectiveImplicit ? null : sheet.objectiveTitle),
	fact(
		"Autres objectifs servis",
		sheet.otherObjectives.map(({ programmeTitle, axisNumber, title }) => `${programmeTitle}, axe ${axisNumber} : ${title}`).join("\n"),
	),
	fact("Sous-action de", sheet.parent && `${sheet.parent.code} ${sheet.parent.title}`),
	fact("Chantiers transversaux", sheet.worksites.map(({ title }) => title).join(", ")),
	fact("Nature", sheet.nature && sheetNatureLabels[sheet.nature]),
	fact("Priorité", sheet.priority && sheetPriorityLabels[sheet.priority]),
	fact("Étiquettes", sheet.tags.join(", ")),
	fact("Mise à jour", `${formatShortDateTime(sheet.updatedAt)}${sheet.updatedByName ? ` par ${sheet.updatedByName}` : ""}`),
];

const review = ({ year, text: told, followUp }: SheetOf["reviews"][number]) =>
	fact(String(year), [told, followUp && `Suites : ${followUp}`].filter(Boolean).join("\n"));

const subActions = ({ sheet }: SheetContent) =>
	table(
		[
			["Code", 1],
			["Sous-action", 5],
			["Pilote", 3],
			["Fin", 2],
			["Statut", 2],
		],
		sheet.subActions.map(({ code, title, leadPersonName, leadOrganisationName, endOn, status }) => [
			code,
			title,
			[leadPersonName, leadOrganisationName].filter(Boolean).join(", "),
			day(endOn),
			sheetStatusLabels[status],
		]),
	);

const milestones = ({ sheet }: SheetContent) =>
	table(
		[
			["Jalon", 5],
			["Échéance", 2],
			["Responsable", 3],
			["Fait le", 2],
		],
		sheet.milestones.map(({ title, dueOn, ownerName, doneOn }) => [title, day(dueOn), ownerName ?? "", day(doneOn)]),
	);

const indicatorCount = (count: number) => (count === 1 ? "1 indicateur suit l'action." : `${count} indicateurs suivent l'action.`);

function indicatorBlocks(indicator: IndicatorOfSheet): DocumentBlock[] {
	const { type, frequency, direction, unit, baselineValue, baselineOn, targetValue, targetOn, source, producerName, measurements } =
		indicator;
	const levels = indicator.nature === "qualitative" ? indicator.scale : [];
	/** A level of a scale by its words. */
	const value = (given: number) => levels[given - 1] ?? formatNumber(given, 4);
	const quantity = (given: number | null, on: string | null) =>
		given === null ? null : `${value(given)}${levels.length > 0 ? "" : ` ${unit}`}${on ? ` au ${formatDay(on)}` : ""}`;
	const yearly = Object.entries(indicator.yearlyTargets).map(([year, target]) => `${year} : ${quantity(target, null)}`);
	return [
		facts(
			fact("Type", indicatorTypeLabels[type]),
			fact("Unité", `${unit}, ${directionLabels[direction]}`),
			fact("Départ", quantity(baselineValue, baselineOn)),
			fact("Cible", quantity(targetValue, targetOn)),
			fact("Cibles par année", yearly.join(", ")),
			fact("Échelle", levels.join(", ")),
			fact("Fréquence", frequencyLabels[frequency]),
			fact("Source", source),
			fact("Producteur", producerName),
		),
		table(
			[
				["Date", 2],
				["Valeur", 2, true],
				["État", 2],
				["Commentaire", 6],
				["Saisie par", 3],
			],
			measurements.map(({ measuredOn, value: given, unavailableReason, comment, state, enteredByName }) => [
				day(measuredOn),
				given === null ? "non disponible" : value(given),
				measurementStateLabels[state],
				[unavailableReason, comment].filter(Boolean).join(" – "),
				enteredByName ?? "",
			]),
		),
	].filter((block) => block !== null);
}

const tasks = (content: SheetContent) =>
	table(
		[
			["À faire", 6],
			["Responsable", 3],
			["Pour le", 2],
			["État", 2],
		],
		content.tasks.map(({ title, ownerName, dueOn, status }) => [title, ownerName, day(dueOn), status === "done" ? "faite" : "à faire"]),
	);

const decisions = (content: SheetContent) =>
	table(
		[
			["Référence", 2],
			["Décision", 6],
			["Avis", 2],
			["Instance", 3],
			["Date", 2],
		],
		content.decisions.map(({ reference, text: ruled, verb, committeeName, decidedOn }) => [
			reference,
			ruled,
			verbLabels[verb],
			committeeName,
			day(decidedOn),
		]),
	);

const meetings = (content: SheetContent) =>
	table(
		[
			["Réunion", 5],
			["Instance", 4],
			["Date", 3],
		],
		content.meetings.map(({ title, committeeName, startsAt, status }) => [
			status === "cancelled" ? `${title} (annulée)` : title,
			committeeName,
			formatShortDateTime(startsAt),
		]),
	);

const history = ({ sheet }: SheetContent) =>
	table(
		[
			["Date", 3],
			["Statut", 2],
			["Par", 3],
			["Raison", 4],
		],
		sheet.history.map(({ changedAt, toStatus, changedByName, reason }) => [
			formatShortDateTime(changedAt),
			sheetStatusLabels[toStatus],
			changedByName ?? "",
			reason ?? "",
		]),
	);

const day = (value: string | null) => (value ? formatShortDay(value) : "");
const fact = (term: string, value: string | null | undefined): Fact | null => (value ? { term, text: value } : null);
const facts = (...all: (Fact | null)[]): DocumentBlock | null => {
	const kept = all.filter((one) => one !== null);
	return kept.length > 0 ? { kind: "facts", facts: kept } : null;
};
const text = (value: string | null): DocumentBlock | null => (value?.trim() ? { kind: "text", text: value } : null);
const list = (items: readonly string[]): DocumentBlock | null => (items.length > 0 ? { kind: "list", items } : null);
const table = (columns: readonly [header: string, share: number, isNumber?: boolean][], rows: readonly string[][]): DocumentBlock | null =>
	rows.length > 0 ? { kind: "table", columns: columns.map(([header, share, isNumber]) => ({ header, share, isNumber })), rows } : null;
