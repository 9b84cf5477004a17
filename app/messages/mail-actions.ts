import type { DeadLinkReason } from "#app/domain/mail-actions/types.ts";

export const mailActionSentences: Record<string, string> = {
	"mail-link.used": "Ce lien a déjà servi. Rien d'autre n'a été enregistré.",
	"mail-link.expired": "Ce lien n'est plus valable.",
	"mail-link.no-right": "Vous n'avez plus accès à ce territoire.",
	"mail-link.throttled": "Ce lien a été ouvert trop souvent en peu de temps. Attendez un quart d'heure, puis recommencez.",
	"toast.mail-link-task": "C'est noté\u00a0: la suite à donner est faite.",
	"toast.mail-link-value": "Votre saisie est enregistrée. Merci.",
};

/** What a link that does nothing any more says, and what to do. */
export const deadLinks: Record<DeadLinkReason, { title: string; sentence: string; advice: string }> = {
	unknown: {
		title: "Ce lien ne mène à rien",
		sentence: "L'adresse est incomplète, ou le compte auquel ce courriel était adressé est fermé.",
		advice: "Copiez l'adresse entière depuis le courriel reçu, ou connectez-vous pour voir ce qui vous attend.",
	},
	used: {
		title: "Ce lien a servi",
		sentence: "Ce qu'il permettait est enregistré\u00a0; il ne sert qu'une fois.",
		advice: "Pour vérifier ou corriger, ouvrez la page dans Maillage\u00a0: votre mot de passe vous sera demandé.",
	},
	expired: {
		title: "Ce lien n'est plus valable",
		sentence: "Un lien de courriel ne vaut que quelques jours.",
		advice: "Faites-le depuis Maillage\u00a0: votre mot de passe vous sera demandé.",
	},
	"no-right": {
		title: "Ce lien ne vous est plus ouvert",
		sentence: "Vos droits ont changé depuis ce courriel\u00a0: rien n'a été enregistré.",
		advice: "Si c'est une erreur, écrivez à la coordination de votre territoire.",
	},
	"already-done": {
		title: "C'est déjà fait",
		sentence: "Quelqu'un l'a enregistré depuis ce courriel\u00a0: vous n'avez rien à faire.",
		advice: "Pour voir ce qui a été enregistré, ouvrez la page dans Maillage.",
	},
	over: {
		title: "Ce n'est plus demandé",
		sentence: "Ce que ce courriel demandait est clos, ou a été retiré\u00a0: vous n'avez rien à faire.",
		advice: "Connectez-vous pour voir ce qui vous attend.",
	},
};
