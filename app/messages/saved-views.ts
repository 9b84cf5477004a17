/** Lists of sheets that people keep under a name. */
export const savedViewSentences: Record<string, string> = {
	"saved-view.reader": "Vous consultez ce territoire : vous pouvez garder une vue pour vous, sans la partager.",
	"saved-view.not-yours": "Cette vue est celle de quelqu'un d'autre : enregistrez la vôtre, ou demandez à la coordination de la changer.",
	"saved-view.sharing-not-yours": "Seul l'auteur d'une vue décide de la partager ou non.",
	"saved-view.name-taken": "Une vue porte déjà ce nom : choisissez-en un autre, ou remplacez-la.",
	"saved-view.too-many": "Vous gardez déjà 30 vues : supprimez-en une avant d'en enregistrer une autre.",
	"saved-view.too-long": "Ces filtres sont trop nombreux pour être gardés : retirez-en.",
	"toast.view-saved": "La vue est enregistrée.",
	"toast.view-edited": "La vue est modifiée.",
	"toast.view-removed": "La vue est supprimée.",
};
