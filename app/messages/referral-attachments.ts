export const referralAttachmentSentences: Record<string, string> = {
	"referral.attachment-kind": "Choisissez le type de document.",
	"referral.attachment-too-large": "Ce fichier dépasse 5\u00a0Mo\u00a0: numérisez-le en moins grand, ou en plusieurs fichiers.",
	"referral.attachment-format": "Ce genre de fichier n'est pas accepté ici\u00a0: envoyez un PDF, un JPEG ou un PNG.",
	"referral.attachment-too-many": "Cette orientation a déjà dix pièces\u00a0: retirez-en une d'abord.",
	"referral.attachment-anonymous": "Un avis sans identité n'a pas de pièce jointe\u00a0: elle pourrait nommer la personne.",
	"toast.referral-attachment-added": "La pièce est jointe à l'orientation.",
	"toast.referral-attachment-removed": "La pièce est retirée et son fichier détruit.",
};
