import type { Action } from "#app/domain/referrals/rules.ts";
import type {
	AgreementChannel,
	AttachmentKind,
	DeclineReason,
	Need,
	NoSolutionReason,
	NotInformedReason,
	Outcome,
	Part,
	PreferredChannel,
	Public,
	Purpose,
	RecipientState,
	Scope,
	ShareBasis,
	Urgency,
} from "#app/domain/referrals/types.ts";

export const referralSentences: Record<string, string> = {
	"referral.no-duty": "Les orientations sont réservées aux personnes habilitées.",
	"referral.agents-only": "Seul un agent habilité peut faire cela.",
	"referral.not-named": "Vous n'êtes pas destinataire de cette orientation.",
	"referral.sender-only": "Seule l'organisation qui oriente peut faire cela.",
	"referral.recipient-only": "Seule l'organisation destinataire peut faire cela.",
	"referral.already-sent": "Cette orientation est déjà envoyée.",
	"referral.archived": "Cette orientation est archivée\u00a0: son contenu n'est plus ouvert.",
	"referral.turned-away": "Votre organisation n'a pas donné suite\u00a0: le contenu ne lui est plus ouvert.",
	"referral.card-only": "Votre organisation a reçu la fiche de contact seule.",
	"referral.nir-closed": "Le numéro de sécurité sociale ne peut passer qu'entre organisations autorisées par un texte.",
	"referral.wrong-state": "Cette étape n'est plus possible\u00a0: l'orientation a changé d'état. Rechargez la page.",
	"referral.objected": "La personne s'est opposée au partage, ou en a demandé la limitation\u00a0: rien ne peut être transmis.",
	"referral.child-in-danger": "Une inquiétude pour un enfant ne passe pas par une orientation.",
	"referral.account-missing": "Décrivez ce qui est demandé avant d'envoyer.",
	"referral.card-missing": "Renseignez la fiche de contact, ou demandez un avis sans identité.",
	"referral.anonymous-names": "Un avis sans identité ne contient ni fiche de contact, ni numéro.",
	"referral.anonymous-card": "Un avis sans identité n'a pas de fiche de contact à transmettre\u00a0: envoyez la demande entière.",
	"referral.basis-missing": "Indiquez sur quoi repose le partage.",
	"referral.basis-reference-missing": "Citez le texte qui permet ce partage.",
	"referral.informed-missing": "Indiquez si la personne a été informée.",
	"referral.not-informed-reason-missing": "Indiquez pourquoi la personne n'a pas été informée.",
	"referral.agreed-uninformed": "Une personne qui n'a pas été informée ne peut pas avoir donné son accord.",
	"referral.author-not-bound":
		"Ce partage est réservé aux professionnels tenus au secret, et vous ne l'êtes pas d'après votre habilitation.",
	"referral.no-recipient": "Choisissez au moins une organisation destinataire.",
	"referral.own-organisation": "Votre propre organisation ne peut pas être destinataire.",
	"referral.nobody-there": "Cette organisation ne peut rien recevoir\u00a0: elle n'a ni agent habilité, ni adresse de contact.",
	"referral.recipient-not-bound":
		"Cette organisation n'est pas tenue au secret professionnel\u00a0: seule la fiche de contact peut lui être transmise.",
	"referral.link-card-only": "Cette organisation répond par un lien, sans compte\u00a0: seule la fiche de contact peut lui être transmise.",
	"referral.agents-not-bound":
		"Aucun agent de cette organisation n'est tenu au secret\u00a0: seule la fiche de contact peut lui être transmise.",
	"referral.not-agreed": "L'accord de la personne ne couvre pas cet envoi, ou n'est plus en vigueur.",
	"referral.recipient-twice": "Cette organisation est déjà destinataire.",
	"referral.unknown-organisation": "Choisissez une organisation du territoire.",
	"referral.duplicate":
		"Cette personne a déjà une orientation en cours vers l'une de ces organisations\u00a0: cochez la case pour envoyer malgré tout.",
	"referral.appointment-past": "Choisissez une date et une heure à venir.",
	"referral.not-bound": "Les accords sont réservés aux agents tenus au secret\u00a0: prévenez l'organisation qui oriente.",
	"referral.agreement-to-come": "La date de l'accord ne peut pas être à venir.",
	"referral.agreement-over": "La fin de l'accord est déjà passée.",
	"referral.agreement-disordered": "La fin de l'accord ne peut pas précéder sa date.",
	"referral.agreement-too-long": "Un accord vaut un an au plus\u00a0: choisissez une fin plus proche.",
	"referral.agreement-withdrawn": "Cet accord est déjà retiré.",
	"referral.withdrawn-to-come": "La date du retrait ne peut pas être à venir.",
	"referral.withdrawn-before": "Le retrait ne peut pas précéder l'accord.",
	"referral.notice-first": "Remettez ou lisez d'abord la notice à la personne.",
	"referral.phone": "Indiquez un numéro de téléphone, par exemple 02 99 00 00 00.",
	"referral.nir": "Ce numéro n'est pas un numéro de sécurité sociale complet (15 chiffres, clé comprise).",
	"referral.identifier-nir": "Retirez le numéro de sécurité sociale de ce texte.",
	"referral.identifier-iban": "Retirez les coordonnées bancaires de ce texte.",
	"referral.identifier-card": "Retirez le numéro de carte de ce texte.",
	"referral.identifier-file-number": "Retirez le numéro de dossier ou d'allocataire de ce texte.",
	"referral.identifier-email": "Retirez l'adresse de courriel de ce texte\u00a0: la fiche de contact a un champ pour elle.",
	"referral.identifier-phone": "Retirez le numéro de téléphone de ce texte\u00a0: la fiche de contact a un champ pour lui.",
	"referral.identifier-name": "Retirez le nom de la personne de ce texte\u00a0: il figure sur la fiche de contact.",
	"referral.link-closed":
		"Cette page s'est refermée\u00a0: rien n'a été enregistré. Ouvrez le lien du dernier courriel, ou demandez-en un nouveau.",
	"toast.referral-link-asked":
		"Si une orientation attend encore votre organisation, un nouveau lien part à l'adresse qu'elle a donnée. Regardez sa boîte de réception dans quelques minutes.",
	"toast.referral-answered": "C'est enregistré. L'organisation qui vous oriente cette personne en est informée.",
	"toast.referral-started": "Le brouillon est ouvert.",
	"toast.referral-saved": "Le brouillon est enregistré.",
	"toast.referral-recipients": "Les destinataires sont enregistrés.",
	"toast.referral-sent": "L'orientation est envoyée.",
	"toast.referral-deleted": "Le brouillon est supprimé.",
	"toast.referral-advanced": "C'est enregistré, et l'autre organisation en est informée.",
	"toast.referral-sent-to-another": "L'orientation est envoyée à cette autre organisation.",
	"toast.referral-relayed": "L'orientation est passée à l'autre organisation.",
	"toast.referral-message": "Le message est envoyé.",
	"toast.referral-note": "La note est enregistrée.",
	"toast.referral-assigned": "La personne est désignée.",
	"toast.referral-agreement": "L'accord est enregistré.",
	"toast.referral-withdrawn": "Le retrait est enregistré\u00a0: les accès concernés sont fermés.",
};

export const needLabels: Record<Need, string> = {
	rights: "Accès aux droits et démarches",
	finances: "Budget et difficultés financières",
	food: "Alimentation et équipement",
	housing: "Logement et hébergement",
	employment: "Emploi, formation et insertion",
	mobility: "Mobilité",
	digital: "Numérique",
	childcare: "Garde d'enfants et petite enfance",
	parenting: "Parentalité et vie de famille",
	youth: "Jeunesse",
	ageing: "Avancée en âge et vie à domicile",
	isolation: "Isolement et vie sociale",
	language: "Français et savoirs de base",
	legal: "Accès au droit",
	safety: "Violences et mise en sécurité",
};

export const publicLabels: Record<Public, string> = {
	families: "Familles avec enfants",
	youth: "Jeunes de 16 à 25 ans",
	"single-adults": "Adultes sans enfant à charge",
	seniors: "Personnes âgées",
	"job-seekers": "Personnes en recherche d'emploi",
	newcomers: "Personnes arrivées récemment en France",
	everyone: "Tous les publics",
};

export const purposeLabels: Record<Purpose, string> = {
	assess: "Évaluer la situation",
	decide: "Décider d'une aide ou d'une mesure",
	implement: "Mettre en œuvre une aide ou une mesure",
};

export const urgencyLabels: Record<Urgency, string> = { immediate: "Immédiate", soon: "Rapide", ordinary: "Ordinaire" };

export const basisLabels: Record<ShareBasis, string> = {
	agreement: "Accord de la personne",
	"l121-6-2": "Partage entre professionnels de l'action sociale (CASF, art. L121-6-2)",
	"l226-2-2": "Partage en protection de l'enfance (CASF, art. L226-2-2)",
	"226-14": "Levée du secret prévue par la loi (code pénal, art. 226-14)",
	other: "Autre texte",
};

export const notInformedLabels: Record<NotInformedReason, string> = {
	"against-child-interest": "Contraire à l'intérêt de l'enfant",
	danger: "L'informer la mettrait en danger",
	unreachable: "Personne injoignable",
	other: "Autre motif",
};

export const partLabels: Record<Part, string> = {
	card: "Fiche de contact",
	account: "Situation et demande",
	nir: "Numéro de sécurité sociale",
};

export const scopeLabels: Record<Scope, string> = { full: "Toute la demande", card: "Fiche de contact seule" };

export const stateLabels: Record<RecipientState, string> = {
	draft: "Brouillon",
	sent: "Envoyée",
	received: "Reçue",
	"info-requested": "Complément demandé",
	accepted: "Acceptée",
	appointment: "Rendez-vous fixé",
	met: "Personne reçue",
	"not-come": "Personne non venue",
	"in-progress": "En cours",
	relayed: "Passée à une autre organisation",
	declined: "Non prise en charge",
	cancelling: "Annulation à confirmer",
	cancelled: "Annulée",
	closed: "Terminée",
	reopened: "Rouverte",
	expired: "Expirée sans réponse",
};

/** What the button says. */
export const actionLabels: Record<Action, string> = {
	receive: "Accuser réception",
	"ask-info": "Demander un complément",
	"give-info": "Apporter le complément",
	accept: "Accepter",
	"fix-appointment": "Fixer un rendez-vous",
	"mark-met": "La personne est venue",
	"mark-not-come": "La personne n'est pas venue",
	start: "Commencer l'accompagnement",
	relay: "Passer à une autre organisation",
	decline: "Ne pas prendre en charge",
	cancel: "Annuler l'orientation",
	"confirm-cancellation": "Confirmer l'annulation",
	close: "Terminer",
	reopen: "Rouvrir",
	expire: "Expirer",
	withdraw: "Fermer après le retrait de l'accord",
	resume: "Rouvrir après un nouvel accord",
};

export const declineLabels: Record<DeclineReason, string> = {
	"not-competent": "Hors de nos missions",
	"outside-area": "Hors de notre secteur",
	"not-eligible": "Conditions non remplies",
	incomplete: "Demande incomplète",
	duplicate: "Déjà connue ou en double",
	"no-capacity": "Plus de place",
	unreachable: "Personne injoignable",
	"person-declines": "La personne ne souhaite pas",
	other: "Autre motif",
};

export const outcomeLabels: Record<Outcome, string> = {
	"right-opened": "Droit ouvert",
	answered: "Réponse apportée",
	"found-elsewhere": "Solution trouvée ailleurs",
	unreachable: "Personne injoignable",
	"no-solution": "Sans solution",
};

export const noSolutionLabels: Record<NoSolutionReason, string> = {
	"no-offer": "Aucune offre sur le territoire",
	"waiting-list": "Liste d'attente",
	"not-eligible": "Conditions non remplies",
	cost: "Coût trop élevé",
	mobility: "Impossible de se déplacer",
	"no-capacity": "Plus de place",
	"person-declines": "La personne ne souhaite pas",
	other: "Autre motif",
};

export const channelLabels: Record<PreferredChannel, string> = {
	phone: "Téléphone",
	sms: "SMS",
	email: "Courriel",
	post: "Courrier",
	"through-sender": "Par l'organisation qui oriente",
};

export const agreementChannelLabels: Record<AgreementChannel, string> = { oral: "Oral", paper: "Papier signé", sms: "SMS" };

export const attachmentLabels: Record<AttachmentKind, string> = {
	"resources-proof": "Justificatif de ressources",
	"housing-proof": "Bail ou quittance",
	"debt-proof": "Facture ou relance",
	"administrative-letter": "Courrier d'une administration",
	form: "Formulaire de demande",
	mandate: "Accord ou mandat signé",
};
