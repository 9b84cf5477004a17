import type { RequiredField, SheetSection } from "#app/domain/action-sheets/fields.ts";
import type { SheetFieldName } from "#app/domain/action-sheets/types.ts";

/** What each field is called, in the form, in its errors and when two versions are compared; in the order of the form. */
export const sheetFieldLabels: Record<SheetFieldName, string> = {
	code: "Code",
	title: "Intitulé",
	objectiveId: "Objectif du programme",
	otherObjectiveIds: "Objectifs d'autres programmes",
	worksiteIds: "Chantiers transversaux",
	isFlagship: "Action phare",
	nature: "Nature de l'action",
	priority: "Priorité",
	tags: "Étiquettes",
	context: "Contexte et constats",
	need: "Besoin repéré",
	aims: "Objectifs de l'action",
	description: "Description",
	targetGroups: "Public cible",
	areas: "Communes et secteurs concernés",
	participationLevel: "Participation des habitants",
	leadOrganisationId: "Organisation pilote",
	leadPersonId: "Personne pilote",
	projectOwnerId: "Maître d'ouvrage",
	electedLeadId: "Élu référent",
	technicalLeadId: "Référent technique",
	committeeId: "Instance de suivi",
	services: "Services concernés",
	partners: "Partenaires associés",
	startOn: "Début",
	endOn: "Fin",
	scheduleLabel: "Calendrier en clair",
	isRecurring: "Action reconduite chaque année",
	humanResources: "Moyens humains",
	materialResources: "Moyens matériels et locaux",
	plannedBudget: "Budget prévisionnel",
	actualBudget: "Budget réalisé",
	cafFunding: "Aide de la Caf ou bonus territoire",
	expectedResults: "Résultats attendus",
	evaluationMethod: "Modalités d'évaluation",
	progress: "Avancement",
	risks: "Points de vigilance, freins et leviers",
	relatedSchemes: "Lien avec d'autres dispositifs",
	communication: "Communication prévue",
};

export const requiredFieldLabels: Record<RequiredField, string> = {
	...sheetFieldLabels,
	milestones: "Jalons",
	indicators: "Indicateurs",
};

export const sectionLabels: Record<SheetSection, string> = {
	identite: "Identité",
	contexte: "Contexte et besoin",
	public: "Public et territoire",
	qui: "Qui",
	quand: "Quand",
	moyens: "Moyens",
	evaluation: "Évaluation",
	suivi: "Suivi",
};
