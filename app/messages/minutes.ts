import type { MinutesStatus, Review } from "#app/domain/minutes/types.ts";

export const minutesSentences: Record<string, string> = {
	"minutes.text-invalid": "Ce texte contient un élément que le compte rendu n'accepte pas\u00a0: rien n'a été enregistré.",
	"minutes.text-too-long": "Ce texte est trop long\u00a0: raccourcissez-le avant d'enregistrer.",
	"minutes.text-too-deep": "Ce texte contient trop de listes ou de citations les unes dans les autres.",
	"minutes.committee-only": "Ce compte rendu n'est encore lisible que par les membres du comité.",
	"minutes.reader": "Votre compte permet de lire, pas d'écrire ni d'approuver.",
	"minutes.lead-only": "Seule la référence technique du comité écrit et soumet le compte rendu.",
	"minutes.chair-only": "Seule la présidence du comité, ou sa suppléance en cours de mandat, peut se prononcer sur le compte rendu.",
	"minutes.frozen": "Ce compte rendu est approuvé\u00a0: son texte ne peut plus être modifié par personne.",
	"minutes.already-approved": "Ce compte rendu est déjà approuvé\u00a0: il n'y a plus rien à faire.",
	"minutes.awaiting-approval": "Ce compte rendu attend la réponse de la présidence\u00a0: son texte ne peut pas changer d'ici là.",
	"minutes.not-submitted": "Ce compte rendu n'est pas en attente d'approbation\u00a0: il est en cours d'écriture.",
	"minutes.meeting-cancelled": "Cette réunion est annulée\u00a0: elle n'a pas de compte rendu.",
	"minutes.moved": "Le texte a changé depuis que vous l'avez lu\u00a0: relisez-le ci-dessous avant de répondre.",
	"minutes.empty": "Le compte rendu est vide\u00a0: écrivez ce qui s'est dit sous les points de l'ordre du jour.",
	"minutes.attendance-missing": "Les présences ne sont pas renseignées\u00a0: indiquez-les sur la page de la réunion.",
	"minutes.decision-without-text": "Une décision n'a pas de texte\u00a0: écrivez-la ou retirez-la.",
	"minutes.decision-sheet-unknown": "Une décision cite une fiche action qui n'existe pas ou plus\u00a0: choisissez-en une autre.",
	"minutes.task-incomplete": "Une suite à donner est incomplète\u00a0: il lui faut une personne responsable et une échéance.",
	"minutes.task-owner-unknown":
		"La personne responsable d'une suite à donner ne travaille plus sur le territoire\u00a0: choisissez-en une autre.",
	"minutes.editor-too-old": "Cette page date d'une version précédente\u00a0: rechargez-la pour continuer à écrire.",
	"toast.minutes-opened-to-committee": "Tous les membres du comité peuvent maintenant écrire dans ce texte.",
	"toast.minutes-closed-to-committee": "Le texte est refermé\u00a0: les membres du comité le lisent, la référence technique l'écrit.",
	"toast.minutes-started": "Le compte rendu est commencé\u00a0: les points de l'ordre du jour y sont déjà.",
	"toast.minutes-submitted": "Le compte rendu est soumis à la présidence du comité.",
	"toast.minutes-approved": "Le compte rendu est approuvé. Son texte est désormais figé.",
	"toast.minutes-changes-requested": "Votre demande de modification est transmise à la référence technique.",
};

export const minutesStatusLabels: Record<MinutesStatus, string> = {
	draft: "En cours d'écriture",
	submitted: "En attente d'approbation",
	changes_requested: "À corriger",
	approved: "Approuvé",
};

export const reviewLabels: Record<Review["verdict"], string> = {
	submitted: "Soumis à la présidence",
	changes_requested: "Modification demandée",
	approved: "Approuvé",
};
