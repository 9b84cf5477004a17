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
