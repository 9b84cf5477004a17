import type { DecisionVerb } from "#app/domain/decisions/types.ts";

export const decisionSentences: Record<string, string> = {
	"task.reader": "Votre compte permet de lire, pas de modifier.",
	"task.owner-only":
		"Seules la personne responsable, la référence technique du comité et la coopération peuvent changer l'état de cette suite à donner.",
	"task.already-done": "Cette suite à donner est déjà marquée comme faite.",
	"task.already-open": "Cette suite à donner est déjà à faire.",
	"task.withdrawn": "Cette suite à donner est retirée\u00a0: le compte rendu qui la demandait a été rouvert, et approuvé sans elle.",
	"toast.task-completed": "La suite à donner est marquée comme faite.",
	"toast.task-reopened": "La suite à donner est de nouveau à faire.",
};

export const verbLabels: Record<DecisionVerb, string> = {
	validated: "Validé",
	validated_with_changes: "Validé avec modifications",
	deferred: "Reporté",
	rejected: "Rejeté",
};
