import type { SheetContent } from "#app/domain/exports/types.ts";
import type { DocumentBlock, DocumentSection, PrintedDocument } from "#app/domain/kernel/document.ts";
import { participationLevelLabels, sheetNatureLabels, sheetPriorityLabels, sheetStatusLabels } from "#app/messages/action-sheets.ts";
import { verbLabels } from "#app/messages/decisions.ts";
import { formatDay, formatPercent, formatShortDateTime } from "#app/ui/format.ts";
import { day, fact, facts, list, sectionOf, table, text } from "./blocks.ts";
import { indicatorSections } from "./indicator-sections.ts";
import { moneySections } from "./money-sections.ts";

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
	const section = (title: string, ...blocks: (DocumentBlock | null)[]) => sectionOf(level, title, ...blocks);
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
		...moneySections(content.means, level),
		...indicatorSections(content.indicators, level),
		...section("Notes d'avancement", ...notes(content)),
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
		sheet.partners.map(({ name, role, contribution }) => [name, role, contribution].filter(Boolean).join(" : ")).join("\n"),
	),
	fact("Instance de suivi", sheet.committeeName),
];

const schedule = (sheet: SheetOf) => [
	fact("Début", sheet.startOn && formatDay(sheet.startOn)),
	fact("Fin", sheet.endOn && formatDay(sheet.endOn)),
	fact("Calendrier", sheet.scheduleLabel),
	fact("Reconduite chaque année", sheet.isRecurring ? "oui" : null),
];

const place = (sheet: SheetOf) => [
	fact("Programme", sheet.programmeTitle),
	fact("Axe", `${sheet.axisNumber}. ${sheet.axisTitle}`),
	fact("Objectif", sheet.isObjectiveImplicit ? null : sheet.objectiveTitle),
	fact(
		"Autres objectifs servis",
		sheet.otherObjectives.map(({ programmeTitle, axisNumber, title }) => `${programmeTitle}, axe ${axisNumber} : ${title}`).join("\n"),
	),
	fact("Sous-action de", sheet.parent && `${sheet.parent.code} ${sheet.parent.title}`),
	fact("Chantiers transversaux", sheet.worksites.map(({ title }) => title).join(", ")),
	fact("Nature", sheet.nature && sheetNatureLabels[sheet.nature]),
	fact("Priorité", sheet.priority && sheetPriorityLabels[sheet.priority]),
	fact("Étiquettes", sheet.tags.join(", ")),
	fact("Mise à jour", `${formatShortDateTime(sheet.updatedAt)}${sheet.updatedByName ? ` par ${sheet.updatedByName}` : ""}`),
];

const review = ({ year, text: told, followUp }: SheetOf["reviews"][number]) =>
	fact(String(year), [told, followUp && `Suites : ${followUp}`].filter(Boolean).join("\n"));

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

const notes = ({ notes: latest, noteCount }: SheetContent) => [
	text(noteCount > latest.length ? `Les ${latest.length} notes les plus récentes, sur ${noteCount}.` : null),
	facts(...latest.map(({ notedOn, authorName, text: told }) => fact(`${formatDay(notedOn)}, ${authorName}`, told))),
];

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
