// apart from the labels: every page carries these sentences, and none of what the labels are built with
export const referralCountSentences: Record<string, string> = {
	"referral-count.other-territory": "Ces nombres sont ceux d'un autre territoire.",
	"referral-count.steward-only": "Seules l'administration et la coordination reportent un nombre publié dans un indicateur.",
	"referral-count.none-chosen": "Choisissez un des nombres publiés.",
	"referral-count.hidden": "Ce nombre est secret ou n'est pas encore publié\u00a0: il ne peut pas devenir la valeur d'un indicateur.",
	"referral-count.not-a-number": "Cet indicateur se mesure par des niveaux, pas par un nombre.",
	"toast.count-entered": "Le nombre est enregistré comme valeur de l'indicateur.",
};
