import type { CommitteeKind, QuorumRule } from "#app/domain/committees/types.ts";
import type { MandateRole } from "#app/domain/kernel/actor.ts";

export const committeeSentences: Record<string, string> = {
	"committee.slug-taken": "Une instance porte déjà cette adresse.",
	"committee.stewards-only": "Seules l'administration et la coopération du territoire ouvrent et modifient les instances.",
	"committee.leads-only": "Seules la référence technique de l'instance et la coopération du territoire changent ses règles.",
	"committee.silence-stewards-only":
		"L'accord tacite remplace celui de la présidence\u00a0: seules les personnes qui administrent l'espace du territoire peuvent l'ouvrir ou en raccourcir le délai.",
	"committee.members-only": "Les règles d'une instance sont réservées à ses membres.",
	"committee.preparers-only": "Seules les personnes qui préparent les réunions invitent.",
	"committee.unknown-programme": "Choisissez des programmes du territoire.",
	"committee.unknown-organisation": "Choisissez des organisations du territoire.",
	"committee.wrong-address": "Écrivez une adresse électronique complète par ligne, 50 au plus.",
	"committee.quorum-count": "Indiquez le nombre de sièges à réunir.",
	"seat.other-organisation": "Choisissez une personne de cette organisation.",
	"seat.same-person": "La suppléance revient à une autre personne que la délégation.",
	"guest.who": "Choisissez une personne du territoire, ou indiquez un nom et une adresse électronique.",
	"guest.already-there": "Cette personne est déjà invitée.",
	"guest.too-many": "Cent personnes sont déjà invitées\u00a0: retirez-en avant d'en inviter d'autres.",
	"toast.committee-opened": "L'instance est créée.",
	"toast.committee-edited": "L'instance est modifiée.",
	"toast.charter-set": "Les règles de l'instance sont enregistrées.",
	"toast.seat-set": "Le siège est enregistré.",
	"toast.seat-removed": "Le siège est retiré.",
	"toast.guest-added": "La personne est invitée.",
	"toast.guest-removed": "La personne n'est plus invitée.",
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

export const quorumLabels: Record<QuorumRule, string> = {
	none: "Pas de quorum",
	majority: "Plus de la moitié des sièges",
	number: "Un nombre de sièges fixé",
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
