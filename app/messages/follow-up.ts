export const followUpSentences: Record<string, string> = {
	"note.in-future": "Cette date est à venir : une note dit où en est l'action.",
	"note.not-yours": "Seule la personne qui a écrit cette note peut la corriger.",
	"comment.not-yours": "Seules la personne qui a ouvert cette discussion et celles qui modifient la fiche peuvent la clore.",
	"comment.thread-resolved": "Cette discussion est résolue : rouvrez-la avant d'y répondre.",
	"comment.already-resolved": "Cette discussion est déjà résolue.",
	"comment.already-open": "Cette discussion est déjà ouverte.",
	"toast.note-added": "La note est ajoutée.",
	"toast.note-edited": "La note est enregistrée.",
	"toast.comment-added": "Le commentaire est publié.",
	"toast.comment-resolved": "La discussion est résolue.",
	"toast.comment-open": "La discussion est rouverte.",
};
