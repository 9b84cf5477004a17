import type { Action } from "#app/domain/referrals/rules.ts";
import type { StepAction } from "#app/domain/referrals/step-slugs.ts";

export const referralThreadSentences: Record<string, string> = {
	"referral.not-sent": "Cette orientation n'est pas encore envoyée.",
	"referral.nobody-reads":
		"Personne ne lirait ce message\u00a0: les organisations qui ont reçu la fiche de contact seule, ou qui n'ont pas donné suite, ne lisent pas les messages.",
	"referral.last-reader":
		"Vous êtes la seule personne de votre organisation à lire cette orientation\u00a0: désignez d'abord un autre agent habilité.",
	"referral.not-a-colleague": "Choisissez un agent habilité de votre organisation.",
	"referral.reads-already": "Cette personne lit déjà cette orientation.",
	"toast.referral-reading-ended": "Vous ne lisez plus cette orientation.",
};

/** What was done, in the history of an answer. */
export const stepSentences: Record<Action | "send", string> = {
	send: "Envoyée",
	receive: "Réception accusée",
	"ask-info": "Complément demandé",
	"give-info": "Complément apporté",
	accept: "Acceptée",
	"fix-appointment": "Rendez-vous fixé",
	"mark-met": "La personne est venue",
	"mark-not-come": "La personne n'est pas venue",
	start: "Accompagnement commencé",
	relay: "Passée à une autre organisation",
	decline: "Non prise en charge",
	cancel: "Annulation demandée",
	"confirm-cancellation": "Annulation confirmée",
	close: "Terminée",
	reopen: "Rouverte",
	expire: "Expirée sans réponse",
	withdraw: "Fermée\u00a0: la personne a retiré son accord",
	resume: "Rouverte\u00a0: la personne a donné un nouvel accord",
};

/** On the page of each step: what it does, and what goes with it. */
export const stepPages: Record<StepAction, { lead: string; word: string }> = {
	receive: { lead: "L'organisation qui oriente saura que vous l'avez lue.", word: "Mot à l'organisation qui oriente" },
	"ask-info": { lead: "L'orientation attend alors la réponse de l'organisation qui oriente.", word: "Ce qu'il vous manque" },
	"give-info": { lead: "L'organisation destinataire reprend l'orientation.", word: "Votre réponse" },
	accept: { lead: "Votre organisation prend la personne en charge.", word: "Mot à l'organisation qui oriente" },
	"fix-appointment": { lead: "L'organisation qui oriente verra la date et l'heure.", word: "Précisions" },
	"mark-met": { lead: "La personne a été reçue au rendez-vous.", word: "Mot à l'organisation qui oriente" },
	"mark-not-come": {
		lead: "L'organisation qui oriente en est informée\u00a0; vous pourrez fixer un autre rendez-vous.",
		word: "Mot à l'organisation qui oriente",
	},
	start: { lead: "L'accompagnement est en cours jusqu'à ce que vous le terminiez.", word: "Mot à l'organisation qui oriente" },
	relay: {
		lead: "L'orientation passe à une autre organisation, sous les mêmes vérifications qu'à l'envoi. L'organisation qui oriente voit les deux.",
		word: "Mot à l'organisation qui oriente",
	},
	decline: { lead: "Le contenu de l'orientation ne vous sera plus ouvert.", word: "Précisions" },
	cancel: {
		lead: "Une organisation qui a déjà lu l'orientation confirme qu'elle s'arrête\u00a0; sinon l'annulation est immédiate.",
		word: "Pourquoi vous annulez",
	},
	"confirm-cancellation": {
		lead: "Vous confirmez que votre organisation s'arrête. Le contenu ne vous sera plus ouvert.",
		word: "Mot à l'organisation qui oriente",
	},
	close: { lead: "L'organisation qui oriente verra l'issue.", word: "Mot à l'organisation qui oriente" },
	reopen: { lead: "L'organisation destinataire reprend l'orientation.", word: "Pourquoi vous la rouvrez" },
};
