import type { CommitteeKind } from "#app/domain/committees/types.ts";
import type { MandateRole } from "#app/domain/kernel/actor.ts";

export const committeeSentences: Record<string, string> = {
	"committee.slug-taken": "Une instance porte déjà cette adresse.",
	"mandate.stewards-only": "Seules l'administration et la coopération du territoire tiennent à jour les mandats.",
	"mandate.one-chair": "Cette instance a déjà une présidence à ces dates\u00a0: mettez d'abord fin au mandat en cours.",
	"mandate.already-held": "Cette personne a déjà ce mandat à ces dates.",
	"mandate.not-a-member": "Choisissez une personne membre du territoire.",
	"mandate.fte-for-lead": "Le temps dédié ne concerne que la référence technique\u00a0: laissez ce champ vide pour les autres mandats.",
	"mandate.ends-before-start": "La fin du mandat ne peut pas précéder son début.",
	"mandate.already-ended": "Ce mandat est déjà terminé.",
	"toast.mandate-granted": "Le mandat est enregistré.",
	"toast.mandate-ended": "La fin du mandat est enregistrée.",
};

export const committeeKindLabels: Record<CommitteeKind, string> = {
	coordination_committee: "Comité de coordination",
	steering_committee: "Comité de pilotage",
	technical_committee: "Comité technique",
	thematic_group: "Groupe thématique",
	working_group: "Groupe de travail",
	council_commission: "Commission",
	council: "Conseil",
	ccas_board: "Conseil d'administration du CCAS",
	social_watch: "Veille sociale",
	plenary: "Plénière",
	other: "Autre instance",
};

export const mandateRoleLabels: Record<MandateRole, string> = {
	chair: "Présidence",
	substitute: "Suppléance de la présidence",
	technical_lead: "Référence technique",
	member: "Membre",
};
