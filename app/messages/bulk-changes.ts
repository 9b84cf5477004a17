export const bulkSentences: Record<string, string> = {
	"bulk.none-chosen": "Choisissez au moins une fiche dans la liste.",
	"bulk.nothing-asked": "Dites ce que vous voulez changer.",
	"bulk.unchanged": "La fiche est déjà ainsi.",
	"bulk.stale":
		"Des fiches ont été modifiées pendant que vous lisiez cette page\u00a0: rien n'est enregistré. Relisez ce qui changera, puis confirmez.",
	"bulk.not-yours": "Seuls la personne qui a fait cette modification et les chargés de coopération peuvent l'annuler.",
	"bulk.too-old": "Une modification groupée s'annule pendant sept jours\u00a0: celle-ci est plus ancienne.",
	"bulk.already-undone": "Cette modification est déjà annulée.",
	"bulk.all-touched": "Toutes ces fiches ont changé depuis\u00a0: il n'y a plus rien à rétablir.",
	"toast.bulk-change-made": "Les fiches sont modifiées. Vous pouvez encore annuler, ci-dessous.",
	"toast.bulk-change-undone": "La modification est annulée\u00a0: les fiches sont rétablies.",
};
