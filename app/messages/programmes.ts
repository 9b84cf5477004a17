import type { ProgrammeType } from "#app/domain/programmes/types.ts";

export const programmeTypeLabels: Record<ProgrammeType, string> = {
	ctg: "Convention territoriale globale",
	pdts: "Projet de développement pour un territoire solidaire",
	projet_social_municipal: "Projet social municipal",
	strategie_action_sociale: "Stratégie d'action sociale",
	plan_strategique: "Plan stratégique",
};
