import type { CommitteeKind } from "#app/domain/committees/types.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import type { SourceTerritory } from "./index.ts";

/** "redon.a1.o1.phare" → ["1", "1", "phare"]: the place in the programme, without the territory nor the letters for axis and objective. */
const placeOf = (id: string): string[] =>
	id
		.split(".")
		.slice(1)
		.map((part) => part.replace(/^[ao](?=\d+$)/, ""));

/** Readable address of an action: "redon-1-1-phare". */
export const sheetSlugOf = (id: string): string => [id.split(".")[0], ...placeOf(id)].join("-");

/** Short code of an action: "1.1.2", "1.1.P" for the flagship of its objective, "3" where the document only numbers its actions. */
export const sheetCodeOf = (id: string): string =>
	placeOf(id)
		.map((part) => (part === "phare" ? "P" : part.replace("action", "")))
		.join(".");

/** Readable address of a committee: its id without the territory. */
export const committeeSlugOf = (id: string): string => placeOf(id).join("-");

/** A year, a month or a day of the document, as its first or last day. */
export function firstDayOf(text: string | null): Day | null {
	return text === null ? null : (`${text}-01-01`.slice(0, 10) as Day);
}
export function lastDayOf(text: string | null): Day | null {
	if (text === null || text.length === 10) return text as Day | null;
	const [year, month = 12] = text.split("-").map(Number) as [number, number?];
	return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as Day;
}

const committeeKinds: Record<string, CommitteeKind> = {
	comite_coordination: "coordination_committee",
	groupe_thematique: "thematic_group",
	groupe_travail: "working_group",
	atelier: "working_group",
	observatoire: "social_watch",
	conseil_administration_ccas: "ccas_board",
	conseil_municipal: "council",
	conseil_communautaire: "council",
	commission: "council_commission",
	seminaire: "plenary",
};
export const committeeKindOf = (kind: string): CommitteeKind => committeeKinds[kind] ?? "other";

/** The three bodies of a social programme that every territory gets, so that every journey can be tried everywhere. */
export const coordinationCommittees = [
	{ slug: "education-parentalite", theme: "éducation et parentalité", name: "Comité «\u00a0Éducation-Parentalité\u00a0»" },
	{ slug: "insertion", theme: "insertion", name: "Comité «\u00a0Insertion sociale et professionnelle\u00a0»" },
	{ slug: "gerontologie", theme: "gérontologie", name: "Comité «\u00a0Gérontologie\u00a0»" },
] as const;
export const addedCommitteePurpose = "Comité ajouté pour la démonstration\u00a0: le document d'origine n'en parle pas.";

/** Actions in the order of the document, with the place of their objective. */
export const actionsOf = (source: SourceTerritory) =>
	source.axes.flatMap((axis, axisIndex) =>
		axis.objectives.flatMap((objective, objectiveIndex) => objective.actions.map((action) => ({ action, axisIndex, objectiveIndex }))),
	);
