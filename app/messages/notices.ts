import { topicOf } from "#app/domain/notices/rules.ts";
import type { Channel, NoticeCode, NoticeKind } from "#app/domain/notices/types.ts";
import { reminderCatalogue } from "#app/domain/reminders/catalogue.ts";

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
	"mail-stopped": "Membre qui ne reçoit plus nos courriels",
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
	mail: "Par courriel, aussitôt",
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
	{ title: "Administration du territoire", kinds: ["mail-stopped"] },
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
