import type { SheetFields } from "#app/domain/action-sheets/types.ts";

/** What each field is called, in the form, in its errors and when two versions are compared; in the order of the form. */
export const sheetFieldLabels: Record<keyof SheetFields | "partners", string> = {
	code: "Code",
	title: "Intitulé",
	objectiveId: "Objectif du programme",
	isFlagship: "Action phare",
	nature: "Nature de l'action",
	priority: "Priorité",
	leadOrganisationId: "Organisation pilote",
	leadPersonId: "Personne pilote",
	committeeId: "Instance de suivi",
	partners: "Partenaires associés",
	startOn: "Début",
	endOn: "Fin",
	scheduleLabel: "Calendrier en clair",
	description: "Description",
	context: "Contexte et constats",
	need: "Besoin repéré",
	aims: "Objectifs de l'action",
	expectedResults: "Résultats attendus",
	targetGroups: "Public cible",
	areas: "Communes et secteurs concernés",
};
