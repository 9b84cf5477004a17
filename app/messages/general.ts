/** What any page may have to say, whatever it is about: the frame of every page carries these alone. */
export const generalSentences = {
	"not-found": "Cette page n'existe pas, ou vous n'y avez pas accès.",
	forbidden: "Vous n'avez pas le droit de faire cela.",
	stale: "Quelqu'un a enregistré une autre version pendant que vous écriviez\u00a0: comparez les deux avant d'enregistrer la vôtre.",
	unexpected: "Une erreur imprévue est survenue. Rien n'a été enregistré\u00a0: réessayez dans un instant.",
	unavailable: "Maillage est momentanément indisponible. Vos données sont en sûreté\u00a0: la page se rechargera d'elle-même.",
	"unavailable.form":
		"Maillage est momentanément indisponible, et votre envoi n'est pas enregistré. Revenez en arrière\u00a0: ce que vous avez écrit y est encore. Renvoyez-le dans un instant.",
	"disk-full":
		"Le serveur de Maillage n'a plus de place\u00a0: rien n'a été enregistré, et son exploitant est prévenu. Si vous veniez d'écrire, revenez en arrière\u00a0: votre texte y est encore.",
	"form.too-large": "Ce formulaire est trop volumineux\u00a0: raccourcissez le texte ou retirez les images.",
	"form.unreadable": "Ce formulaire n'a pas pu être lu. Revenez à la page précédente et recommencez.",
	required: "Ce champ est obligatoire.",
	"invalid.id": "Cet élément n'existe pas ou plus.",
	"territory.slug-taken": "Un territoire porte déjà cette adresse.",
	"invalid.date": "Indiquez une date, par exemple 23/11/2026.",
} as const satisfies Record<string, string>;
