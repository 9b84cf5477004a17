import type { Cut, EditionContents, LetterStatus, Recipient } from "#app/domain/diffusion/types.ts";

export const cutLabels: Record<Cut, string> = { comite: "Comité", partenaires: "Partenaires", public: "Public" };

/** What each cut holds, for who chooses one. */
export const cutHints: Record<Cut, string> = {
	comite: "tout, y compris ce qui est confidentiel",
	partenaires: "sans les passages confidentiels",
	public: "sans les passages confidentiels ni les noms des personnes",
};

export const contentsLabels: Record<EditionContents, string> = { complet: "Compte rendu complet", decisions: "Relevé de décisions" };

export const reasonLabels: Record<Recipient["reason"], string> = {
	member: "Membre du comité",
	owner: "Responsable d'une suite à donner",
	guest: "Personne invitée",
	organisation: "Organisation destinataire",
	list: "Liste de diffusion",
};

export const letterStatusLabels: Record<LetterStatus, string> = {
	waiting: "En attente",
	sent: "Envoyé",
	failed: "En échec",
	left: "Sans objet",
};

export const diffusionSentences: Record<string, string> = {
	"diffusion.committee-only": "Cette version du compte rendu n'est lisible que par les membres du comité.",
	"diffusion.leads-only": "Seules la présidence et la référence technique du comité diffusent le compte rendu.",
	"diffusion.stewards-only": "Seules les personnes qui administrent le territoire écrivent l'en-tête de ses documents.",
	"diffusion.not-approved": "Ce compte rendu n'est pas encore approuvé\u00a0: il ne peut pas être diffusé.",
	"diffusion.nobody": "Personne de nouveau à qui l'envoyer, et aucun envoi en échec à reprendre.",
	"diffusion.moved": "La liste des destinataires a changé depuis que vous l'avez lue\u00a0: relisez-la avant d'envoyer.",
	"diffusion.letterhead-too-long": "L'en-tête tient en six lignes au plus.",
	"toast.minutes-distributed": "Le compte rendu part\u00a0: suivez les envois sur cette page.",
	"toast.letterhead-edited": "L'en-tête des documents est enregistré.",
};
