import type { Edition, EditionContents, EditionStep } from "#app/domain/diffusion/types.ts";
import type { DocumentBlock, DocumentSection, PrintedDocument } from "#app/domain/kernel/document.ts";
import type { AttendanceStatus } from "#app/domain/meetings/types.ts";
import { verbLabels } from "#app/messages/decisions.ts";
import { cutLabels } from "#app/messages/diffusion.ts";
import { attendanceLabels } from "#app/messages/meetings.ts";
import { formatDateTime, formatShortDay } from "#app/ui/format.ts";
import { decisionsIn, namesOf, tasksIn, textSections, votesIn, voteText } from "./minutes-text.ts";

/** Minutes, or what was decided alone, as far as the edition's readers may know. */
export function minutesDocument(edition: Edition, contents: EditionContents): PrintedDocument {
	const { meeting, committee, territory, approval } = edition;
	const isWhole = contents === "complet";
	const when = formatDateTime(meeting.startsAt);
	return {
		title: `${isWhole ? "Compte rendu" : "Relevé de décisions"}\u00a0: ${meeting.title}`,
		territory,
		letterhead: [committee, ...edition.letterhead],
		subtitle: `Réunion du ${when}${meeting.place ? `, ${meeting.place}` : ""}`,
		stamp: approval ? undefined : "Projet – non approuvé",
		sections: [
			section("Repères", facts(edition)),
			section("Présences", attendance(edition)),
			...(isWhole && edition.agenda.length > 0 ? [section("Ordre du jour", agenda(edition))] : []),
			...(isWhole ? textSections(edition, "Ce qui s'est dit") : []),
			section("Décisions", decisions(edition)),
			...optional("Suites à donner", tasks(edition)),
			...optional("Votes", votes(edition)),
			...optional("Errata", errata(edition)),
			section("Approbation", { kind: "text", text: approvalText(edition) }),
		],
	};
}

const section = (title: string, block: DocumentBlock): DocumentSection => ({ level: 1, title, blocks: [block] });
const optional = (title: string, block: DocumentBlock | null): DocumentSection[] => (block ? [section(title, block)] : []);

const step = (taken: EditionStep | null, otherwise: string) =>
	taken ? [formatDateTime(taken.at), taken.byName].filter(Boolean).join(", ") : otherwise;

const facts = ({ cut, committee, meeting, writing, approval, mailing }: Edition): DocumentBlock => ({
	kind: "facts",
	facts: [
		{ term: "Instance", text: committee },
		{ term: "Date", text: formatDateTime(meeting.startsAt) },
		...(meeting.place ? [{ term: "Lieu", text: meeting.place }] : []),
		{ term: "Version", text: cutLabels[cut] },
		{ term: "Rédaction", text: step(writing, "en cours") },
		{ term: "Validation", text: approval ? step(approval, "") : "pas encore approuvé" },
		{ term: "Diffusion", text: step(mailing, "pas encore diffusé") },
	],
});

function attendance({ attendance: people }: Edition): DocumentBlock {
	if (people.length === 0) return { kind: "text", text: "Les présences ne sont pas renseignées." };
	const order = Object.keys(attendanceLabels) as AttendanceStatus[];
	const sorted = [...people].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
	const hasNames = sorted.some(({ name }) => name !== null);
	return {
		kind: "table",
		columns: [
			...(hasNames ? [{ header: "Personne", share: 3 }] : []),
			{ header: "Organisation", share: 4 },
			{ header: "Présence", share: 2 },
		],
		rows: sorted.map(({ name, organisation, status }) => [...(hasNames ? [name ?? ""] : []), organisation, attendanceLabels[status]]),
	};
}

const agenda = ({ agenda: points }: Edition): DocumentBlock => ({
	kind: "text",
	text: points.map(({ title, sheetCode }, index) => `${index + 1}. ${title}${sheetCode ? ` (fiche ${sheetCode})` : ""}`).join("\n"),
});

function decisions(edition: Edition): DocumentBlock {
	const { sheet } = namesOf(edition);
	const blocks = decisionsIn(edition.doc);
	if (blocks.length === 0) return { kind: "text", text: "Aucune décision." };
	return {
		kind: "table",
		columns: [
			{ header: "Numéro", share: 2 },
			{ header: "Décision", share: 7 },
			{ header: "Avis", share: 3 },
			{ header: "Fiche action", share: 4 },
		],
		rows: blocks.map(({ text, verb, sheetId }, index) => [
			edition.decisions[index] ?? "à l'approbation",
			text,
			verbLabels[verb],
			sheet(sheetId) ?? "",
		]),
	};
}

/** Tasks of decisions, then those that stand by themselves. */
function tasks(edition: Edition): DocumentBlock | null {
	const { person } = namesOf(edition);
	const ofDecisions = decisionsIn(edition.doc)
		.filter(({ ownerId, dueOn }) => ownerId && dueOn)
		.map(({ taskTitle, text, ownerId, dueOn }) => ({ title: taskTitle?.trim() || text, ownerId, dueOn }));
	const all = [...ofDecisions, ...tasksIn(edition.doc)];
	if (all.length === 0) return null;
	return {
		kind: "table",
		columns: [
			{ header: "À faire", share: 6 },
			{ header: edition.cut === "public" ? "Organisation" : "Responsable", share: 3 },
			{ header: "Pour le", share: 2 },
		],
		rows: all.map(({ title, ownerId, dueOn }) => [title, person(ownerId), dueOn ? formatShortDay(dueOn) : ""]),
	};
}

function votes({ doc }: Edition): DocumentBlock | null {
	const all = votesIn(doc);
	if (all.length === 0) return null;
	return {
		kind: "table",
		columns: [
			{ header: "Question", share: 6 },
			{ header: "Résultat", share: 5 },
		],
		rows: all.map((vote) => [vote.question, voteText(vote)]),
	};
}

function errata({ errata: all }: Edition): DocumentBlock | null {
	if (all.length === 0) return null;
	return {
		kind: "list",
		items: all.map(
			({ at, passage, text }) => `${formatDateTime(at)}\u00a0: ${passage ? `au lieu de «\u00a0${passage}\u00a0»\u00a0: ` : ""}${text}`,
		),
	};
}

function approvalText({ approval, cut }: Edition): string {
	if (!approval) return "Projet – non approuvé. Ce texte peut encore changer.";
	const who = approval.byName ? `Approuvé par ${approval.byName}` : "Approuvé sans observation dans le délai prévu par le comité";
	const whole = cut === "comite" ? "du texte approuvé" : "du texte approuvé, tel que le comité le conserve";
	return `${who}, le ${formatDateTime(approval.at)}.\n\nEmpreinte SHA-256 ${whole}\u00a0: ${approval.sha256}`;
}
