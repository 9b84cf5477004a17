import type {
	AccessKind,
	EliminationKind,
	EliminationState,
	RefusalReason,
	RequestAnswer,
	RequestKind,
} from "#app/domain/referral-rights/types.ts";
import type { RectificationReason } from "#app/domain/referrals/rectification-schema.ts";

export const referralRightsSentences: Record<string, string> = {
	"referral.dpo-only": "Ces pages sont réservées au délégué à la protection des données.",
	"referral.not-sent": "Cette orientation n'est pas envoyée\u00a0: modifiez le brouillon.",
	"referral.reference": "Indiquez une référence de huit caractères, par exemple 7K2M-9QXA.",
	"request.name-or-reference": "Indiquez le nom et le prénom, ou la référence d'une orientation.",
	"request.choose": "Choisissez au moins une orientation.",
	"request.future": "La demande ne peut pas avoir été reçue après aujourd'hui.",
	"request.already-open": "Une demande de même nature est déjà ouverte pour l'une de ces orientations.",
	"request.closed": "Cette demande a déjà reçu sa réponse.",
	"request.reason": "Choisissez un motif de refus, et seulement pour un refus.",
	"request.nothing-produced": "Produisez d'abord ce qui est détenu sur la personne, puis répondez à sa demande.",
	"request.other-open": "Une autre demande est ouverte pour cette orientation\u00a0: répondez-y avant de l'effacer.",
	"elimination.no-visa-awaited": "Ce bordereau n'attend pas de visa.",
	"elimination.visa-future": "Le visa ne peut pas être daté d'après aujourd'hui.",
	"elimination.visa-first": "Ce bordereau attend le visa des archives départementales.",
	"elimination.already-confirmed": "Ce bordereau est déjà confirmé.",
	"elimination.sure": "Cochez la case\u00a0: rien de ce qui est effacé ne pourra revenir.",
	"toast.request-opened": "La demande est ouverte.",
	"toast.request-closed": "La réponse est enregistrée.",
	"toast.referral-rectified": "La rectification est enregistrée, et les destinataires en sont informés.",
	"toast.visa-recorded": "Le visa est enregistré.",
	"toast.elimination-confirmed": "L'élimination est confirmée\u00a0: elle s'exécute dans les minutes qui viennent.",
};

export const requestKindLabels: Record<RequestKind, string> = {
	access: "Accès",
	rectification: "Rectification",
	limitation: "Limitation",
	objection: "Opposition",
	erasure: "Effacement",
};

export const requestKindHints: Record<RequestKind, string> = {
	access: "La personne veut une copie de tout ce qui est détenu sur elle.",
	rectification: "L'organisation qui a orienté est invitée à corriger la fiche ou la demande.",
	limitation:
		"Plus rien n'est transmis tant que la demande est ouverte. La clore, quelle que soit la réponse, lève la limitation\u00a0: prévenez d'abord la personne.",
	objection: "Plus rien n'est transmis dès maintenant, le temps de répondre.",
	erasure: "Si elle est accordée, l'orientation et sa clé sont détruites.",
};

export const answerLabels: Record<RequestAnswer, string> = { granted: "Accordée", refused: "Refusée" };

export const refusalLabels: Record<RefusalReason, string> = {
	"public-archives": "Archives publiques à conserver (code du patrimoine, art. L212-2)",
	"public-interest": "Mission d'intérêt public qui exige de conserver (RGPD, art. 17.3 ou 21.1)",
	"legal-claims": "Constatation ou défense de droits en justice (RGPD, art. 17.3.e)",
	"not-concerned": "L'orientation ne concerne pas cette personne",
	unfounded: "Demande manifestement infondée ou excessive (RGPD, art. 12.5)",
};

export const accessKindLabels: Record<AccessKind, string> = {
	read: "Consultation",
	export: "Export",
	print: "Impression",
	file: "Pièce ouverte",
	search: "Recherche",
	link: "Lien de réponse",
	refused: "Accès refusé",
};

export const eliminationKindLabels: Record<EliminationKind, string> = {
	answered: "Orientation qui a reçu une réponse, durée de conservation échue",
	unanswered: "Orientation restée sans réponse, durée de conservation échue",
	erasure: "Effacement demandé par la personne",
};

export const eliminationStateLabels: Record<EliminationState, string> = {
	"awaiting-visa": "En attente du visa",
	ready: "À confirmer",
	running: "En cours d'exécution",
	done: "Exécuté",
};

export const rectificationLabels: Record<RectificationReason, string> = {
	"person-asked": "La personne l'a demandé",
	mistake: "Une erreur avait été saisie",
	changed: "La situation ou les coordonnées ont changé",
};

const accessDetails: Record<string, string> = {
	page: "page de l'orientation",
	draft: "brouillon",
	recipients: "destinataires du brouillon",
	check: "vérification avant l'envoi",
	sending: "envoi",
	deletion: "suppression du brouillon",
	identity: "identité à compléter",
	agreement: "accord de la personne",
	notice: "notice d'information",
	"notice-falc": "notice facile à lire",
	step: "suite donnée",
	note: "note personnelle",
	"nir-form": "saisie du numéro de sécurité sociale",
	list: "liste des orientations",
	nir: "numéro de sécurité sociale",
	naming: "identité à compléter",
	card: "fiche de contact, par le lien",
	link: "ouverture du lien",
	attachment: "pièce jointe",
	name: "par le nom",
	person: "par le nom",
	reference: "par la référence",
	"person-and-reference": "par le nom et la référence",
	rectification: "page de rectification",
	"right-of-access": "copie de ce qui est détenu, pour la personne",
	"access-journal": "journal des accès",
	// what was refused goes by the name in the address
	modification: "brouillon",
	destinataires: "destinataires du brouillon",
	envoi: "envoi",
	suppression: "suppression du brouillon",
	identite: "identité à compléter",
	numero: "numéro de sécurité sociale",
	accord: "accord de la personne",
	messages: "messages",
	attribution: "attribution",
	reponses: "réponse d'une organisation",
	pieces: "pièce jointe",
	impression: "version à imprimer",
	"autre-organisation": "envoi à une autre organisation",
	confier: "confier à un autre agent",
};

/** Which page, file or reason a line tells of, from its code. */
export const accessDetailText = (detail: string): string => {
	const [head = "", format] = detail.split(":");
	const text = accessDetails[head] ?? head;
	return format && format.length <= 4 && format !== "page" ? `${text} (${format.toUpperCase()})` : text;
};
