import type { Warning } from "#app/domain/convocations/rules.ts";
import type { Answer, DeliveryState, LetterKind } from "#app/domain/convocations/types.ts";

export const convocationSentences: Record<string, string> = {
	"convocation.too-late": "Cette réunion a déjà commencé\u00a0: elle ne peut plus être convoquée.",
	"convocation.nobody": "Personne ne peut être convoqué\u00a0: donnez d'abord des mandats ou ajoutez des personnes invitées.",
	"convocation.nobody-new": "Toutes les personnes de la liste ont déjà reçu la convocation.",
	"convocation.chased-today": "Les personnes sans réponse ont déjà été contactées aujourd'hui\u00a0: vous pourrez les relancer demain.",
	"convocation.all-answered": "Toutes les personnes convoquées ont répondu.",
	"convocation.closed": "La réunion a commencé ou n'a plus lieu\u00a0: les réponses ne sont plus prises.",
	"convocation.represented-by-whom": "Choisissez la personne qui vous représentera.",
	"convocation.unknown-representative": "Choisissez une autre personne convoquée à cette réunion.",
	"convocation.members-only": "Les réponses sont réservées aux membres de l'instance.",
	"convocation.unknown-link": "Ce lien n'ouvre aucune convocation.",
	"toast.convocation-sent": "La convocation part dans un instant\u00a0: un courriel à chaque personne.",
	"toast.convocation-chased": "Les personnes sans réponse reçoivent un nouveau courriel.",
	"toast.convocation-answered": "Votre réponse est enregistrée. Vous pouvez la changer jusqu'à la réunion.",
};

export const answerLabels: Record<Answer, string> = { yes: "Présent", no: "Absent", represented: "Représenté" };

/** The same, said by the person who answers. */
export const answerChoices: Record<Answer, string> = {
	yes: "Je serai présent",
	no: "Je ne pourrai pas venir",
	represented: "Je serai représenté",
};

export const deliveryLabels: Record<DeliveryState, string> = {
	pending: "Envoi en cours",
	sent: "Envoyé",
	refused: "Adresse refusée",
	waiting: "Pas encore parti",
	failed: "N'a pas pu partir",
};

export const warningTexts: Record<Warning, (noticeDays: number) => string> = {
	"late-notice": (noticeDays) =>
		`Le délai de convocation de l'instance n'est pas respecté\u00a0: ${noticeDays}\u00a0jours avant la réunion.`,
	"no-agenda": () => "L'ordre du jour est vide.",
	"no-place": () => "Le lieu n'est pas indiqué.",
	"nobody-reachable": () => "Aucune personne de la liste n'a d'adresse où écrire.",
};

/** The subject of each letter, before the title of the meeting. */
export const letterSubjects: Record<LetterKind, string> = {
	notice: "Convocation",
	update: "Réunion modifiée",
	cancellation: "Réunion annulée",
	chase: "Votre réponse est attendue",
	reminder: "Rappel",
};
