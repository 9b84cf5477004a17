import { topicOf } from "#app/domain/notices/rules.ts";
import type { Channel, NoticeCode, NoticeKind } from "#app/domain/notices/types.ts";
import { reminderCatalogue } from "#app/domain/reminders/catalogue.ts";

export const noticeSentences: Record<string, string> = {
	"absence.unknown-colleague": "Choisissez un collègue qui travaille aujourd'hui dans l'un de vos territoires.",
	"absence.past": "Une absence ne se déclare pas pour des jours passés.",
	"absence.order": "Le dernier jour ne peut pas précéder le premier.",
	"absence.too-long": "Une absence dure au plus un an.",
	"absence.overlap": "Une autre de vos absences couvre déjà une partie de ces jours.",
	"toast.notices-read": "Les avis sont marqués comme lus.",
	"toast.notices-unread": "Les avis sont remis parmi les non lus.",
	"toast.notices-done": "Les avis sont classés.",
	"toast.notices-open": "Les avis sont de nouveau à traiter.",
	"toast.notices-unmarked": "Les avis sont de nouveau comme avant.",
	"notices.time": "Indiquez une heure, par exemple 07:30.",
	"toast.notice-preferences-saved": "Vos préférences sont enregistrées.",
	"toast.notice-preferences-reset": "Vos préférences sont celles que le produit propose.",
	"toast.digest-preference-saved": "Votre récapitulatif est réglé.",
	"toast.object-muted": "Vous ne recevrez plus d'avis à ce sujet.",
	"toast.object-unmuted": "Vous recevrez de nouveau les avis à ce sujet.",
	"toast.absence-declared": "Votre absence est enregistrée.",
	"toast.absence-removed": "Votre absence est retirée.",
};

/** What happened, before the name of the object. */
export const noticeLabels: Record<NoticeKind, string> = {
	"minutes-submitted": "Compte rendu à approuver",
	"minutes-changes-requested": "Modification demandée sur un compte rendu",
	"minutes-approved": "Compte rendu approuvé",
	"minutes-remark": "Observation sur un compte rendu",
	erratum: "Erratum d'un compte rendu",
	"meeting-changed": "Réunion modifiée",
	"meeting-cancelled": "Réunion annulée",
	"poll-opened": "Dates de réunion proposées",
	"task-given": "Suite à donner qui vous est confiée",
	"task-done": "Suite à donner terminée",
	"task-reopened": "Suite à donner rouverte",
	mention: "Commentaire qui vous cite",
	"comment-answered": "Réponse dans une discussion",
	"version-decided": "Décision sur votre proposition de fiche",
	"value-returned": "Valeur d'indicateur à revoir",
	"value-accepted": "Valeur d'indicateur acceptée",
	"campaign-assigned": "Valeurs d'indicateurs demandées",
	"mandate-given": "Mandat qui vous est confié",
	reminder: "Relance de ce que vous avez à faire",
	"reminder-of-others": "Retard à relancer auprès d'autres personnes",
	"reminder-urgent": "Relance qui ne peut pas attendre",
};

/** Of a reminder, what it reminds of. */
export function noticeLabel(kind: NoticeCode): string {
	const [, what] = kind.split("/");
	const definition = what && reminderCatalogue.find((one) => one.kind === what);
	return definition
		? `Relance\u00a0: ${definition.title.charAt(0).toLowerCase()}${definition.title.slice(1)}`
		: noticeLabels[topicOf(kind)];
}

export const noticeStateLabels = { open: "Lus et non lus", unread: "Non lus", read: "Lus", done: "Classés" } as const;

export const channelLabels: Record<Channel, string> = {
	mail: "Par courriel, sans attendre",
	digest: "Dans le récapitulatif",
	inbox: "Dans les avis seulement",
	none: "Ne pas m'avertir",
};

/** The page of preferences, family by family. */
export const noticeFamilies: readonly { title: string; kinds: readonly NoticeKind[] }[] = [
	{ title: "Comptes rendus", kinds: ["minutes-submitted", "minutes-changes-requested", "minutes-approved", "minutes-remark", "erratum"] },
	{ title: "Réunions et instances", kinds: ["meeting-changed", "meeting-cancelled", "poll-opened", "mandate-given"] },
	{ title: "Suites à donner", kinds: ["task-given", "task-done", "task-reopened"] },
	{ title: "Fiches actions et discussions", kinds: ["mention", "comment-answered", "version-decided"] },
	{ title: "Indicateurs", kinds: ["campaign-assigned", "value-returned", "value-accepted"] },
	{ title: "Relances", kinds: ["reminder-urgent", "reminder", "reminder-of-others"] },
];

/** Clocks of France, by the name that people give them. */
export const zoneLabels: Record<string, string> = {
	"Europe/Paris": "France hexagonale et Corse",
	"America/Guadeloupe": "Guadeloupe, Saint-Martin, Saint-Barthélemy",
	"America/Martinique": "Martinique",
	"America/Cayenne": "Guyane",
	"America/Miquelon": "Saint-Pierre-et-Miquelon",
	"Indian/Reunion": "La Réunion",
	"Indian/Mayotte": "Mayotte",
	"Pacific/Noumea": "Nouvelle-Calédonie",
	"Pacific/Tahiti": "Polynésie française (Tahiti)",
	"Pacific/Wallis": "Wallis-et-Futuna",
};
