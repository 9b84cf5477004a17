import type { ReferralDuty, SecretBasis } from "#app/domain/kernel/actor.ts";
import type { Booking, MissionPart, Rhythm } from "#app/domain/missions/types.ts";
import type { OrganisationLack } from "#app/domain/referrals/organisation-types.ts";

/** Who does what, and who may: settings, organisations, duties, split of missions, drop-in sessions. */
export const referralPlaceSentences: Record<string, string> = {
	"referral-settings.stewards-only": "Seules l'administration et la coopération du territoire règlent les orientations.",
	"referral-settings.delays-disordered":
		"Plus c'est urgent, plus le délai est court\u00a0: ce délai ne peut pas être inférieur au précédent.",
	"referral-settings.expires-too-soon":
		"Une orientation expirerait avant d'être en retard\u00a0: laissez au moins une fois et demie le délai ordinaire.",
	"referral-organisation.stewards-only": "Seules l'administration et la coopération du territoire peuvent modifier cela.",
	"referral-organisation.manager-only": "Seul le responsable des orientations de cette organisation peut modifier ses informations.",
	"referral-organisation.reference-needed": "Citez le texte, ou dites sur quoi repose ce constat.",
	"referral-organisation.nir-without-secrecy":
		"Le numéro de sécurité sociale ne s'ouvre pas à une organisation qu'aucun secret ne lie\u00a0: videz ce champ.",
	"referral-duty.stewards-only":
		"Seules l'administration et la coopération du territoire désignent les responsables et le délégué à la protection des données.",
	"referral-duty.manager-only": "Seul le responsable des orientations désigne les agents de son organisation.",
	"referral-duty.other-organisation": "Cette personne travaille pour une autre organisation\u00a0: son propre responsable la désigne.",
	"referral-duty.gone": "Cette personne n'a plus d'accès au territoire.",
	"referral-duty.elected":
		"Cette personne préside une instance ou en supplée la présidence\u00a0: les élus n'ont jamais accès aux orientations.",
	"referral-duty.steward":
		"Cette personne administre ou anime le territoire\u00a0: ce rôle donne déjà d'autres droits, et n'ouvre pas les orientations.",
	"referral-duty.reader": "Cette personne a le rôle de lecture seule\u00a0: donnez-lui d'abord le rôle de partenaire.",
	"referral-duty.starts-before": "Choisissez aujourd'hui ou un jour à venir.",
	"referral-duty.ends-before": "La fin vient après le début.",
	"referral-duty.already-held": "Cette personne a déjà cette habilitation sur une partie de ces dates.",
	"referral-duty.attest": "Attestez que cette personne n'exerce pas de mandat électif.",
	"referral-duty.not-an-agent": "Choisissez un agent habilité de votre organisation.",
	"referral-duty.same-person": "Choisissez deux personnes différentes.",
	"referral-duty.not-a-reader": "Cette personne ne lit déjà plus cette orientation.",
	"referral-duty.reads-already": "Cette personne lit déjà cette orientation.",
	"mission.stewards-only": "Seules l'administration et la coopération du territoire modifient la répartition des missions.",
	"mission.lead-taken":
		"Une autre organisation pilote déjà cette mission pour ce public\u00a0: choisissez l'appui, ou modifiez d'abord l'autre ligne.",
	"mission.already-split": "Cette organisation figure déjà pour ce besoin et ce public.",
	"drop-in-session.holders-only": "Seuls l'organisation qui tient cette permanence et les animateurs du territoire peuvent la modifier.",
	"drop-in-session.closes-before": "La fin vient après le début.",
	"drop-in-session.ends-before": "La dernière date vient après la première.",
	"drop-in-session.nth": "Indiquez la semaine du mois pour une permanence mensuelle, et seulement pour elle.",
	"drop-in-session.closed-days": "Écrivez des dates complètes, une par ligne, par exemple 24/12/2026.",
	"drop-in-session.too-many-closed-days": "Indiquez 60 dates de fermeture au plus.",
	"drop-in-session.over": "Cette permanence est terminée\u00a0: modifiez sa dernière date pour la rouvrir.",
	"toast.referral-settings-saved": "Les réglages des orientations sont enregistrés.",
	"toast.referral-organisation-saved": "Les informations de l'organisation sont enregistrées.",
	"toast.referral-duty-granted": "L'habilitation est donnée.",
	"toast.referral-duty-ended": "L'habilitation est terminée.",
	"toast.referral-handed-over": "L'orientation est confiée.",
	"toast.mission-added": "La ligne est ajoutée à la répartition.",
	"toast.mission-edited": "La ligne est enregistrée.",
	"toast.mission-removed": "La ligne est retirée de la répartition.",
	"toast.session-added": "La permanence est ajoutée.",
	"toast.session-edited": "La permanence est enregistrée.",
	"toast.session-confirmed": "La permanence est confirmée.",
	"toast.session-removed": "La permanence est supprimée.",
};

export const secretBasisLabels: Record<SecretBasis, string> = {
	profession: "Par la profession",
	mission: "Par la mission",
	function: "Par la fonction",
	none: "Aucun secret professionnel",
};

export const secretBasisHints: Record<SecretBasis, string> = {
	profession: "Assistants de service social (CASF, art. L411-3), professions de santé.",
	mission: "Aide sociale et CCAS (CASF, art. L133-5), protection de l'enfance (art. L221-6), instruction du RSA (art. L262-44).",
	function: "Agents publics (code général de la fonction publique, art. L121-6), personnels des caisses.",
	none: "Seule une fiche de contact peut lui être transmise.",
};

export const dutyLabels: Record<ReferralDuty, string> = {
	agent: "Agent habilité",
	manager: "Responsable des orientations",
	dpo: "Délégué à la protection des données",
};

export const organisationLackLabels: Record<OrganisationLack, string> = {
	secrecy: "secret\u00a0: non renseigné",
	reader: "aucun agent habilité ni adresse\u00a0: ne peut rien recevoir",
};

/** Why a duty sleeps, in two or three words; the whole sentence is the refusal's. */
export const obstacleLabels: Record<string, string> = {
	"referral-duty.gone": "sans effet\u00a0: accès fermé",
	"referral-duty.elected": "sans effet\u00a0: mandat électif",
	"referral-duty.steward": "sans effet\u00a0: anime le territoire",
	"referral-duty.reader": "sans effet\u00a0: lecture seule",
};

export const missionPartLabels: Record<MissionPart, string> = { lead: "Pilote", support: "Appui" };

export const rhythmLabels: Record<Rhythm, string> = {
	weekly: "Chaque semaine",
	fortnightly: "Une semaine sur deux",
	monthly: "Chaque mois",
};
export const nthLabels: Record<string, string> = { 1: "Premier", 2: "Deuxième", 3: "Troisième", 4: "Quatrième", "-1": "Dernier" };
export const weekdayLabels: Record<string, string> = {
	1: "lundi",
	2: "mardi",
	3: "mercredi",
	4: "jeudi",
	5: "vendredi",
	6: "samedi",
	7: "dimanche",
};
export const bookingLabels: Record<Booking, string> = {
	free: "Sans rendez-vous",
	appointment: "Sur rendez-vous",
	"referral-only": "Sur orientation seulement",
};

export const sessionStateLabels = { "en-cours": "Non terminées", "a-confirmer": "À confirmer", terminee: "Terminées" };

/** « Chaque mardi », « Un mardi sur deux », « Premier mardi du mois ». */
export function rhythmText({ rhythm, weekday, nth }: { rhythm: Rhythm; weekday: number; nth: number | null }): string {
	const day = weekdayLabels[weekday];
	if (rhythm === "weekly") return `Chaque ${day}`;
	return rhythm === "fortnightly" ? `Un ${day} sur deux` : `${nthLabels[String(nth)]} ${day} du mois`;
}
