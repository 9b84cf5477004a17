import type { Frequency, IndicatorDirection, IndicatorType } from "#app/domain/indicators/types.ts";

export const indicatorTypeLabels: Record<IndicatorType, string> = {
	input: "Moyens",
	output: "Réalisation",
	outcome: "Résultat",
	impact: "Impact",
};

export const indicatorTypeHints: Record<IndicatorType, string> = {
	input: "Ce que l'on engage\u00a0: temps, budget, locaux.",
	output: "Ce que l'on fait\u00a0: ateliers tenus, personnes reçues.",
	outcome: "Ce que cela change pour les personnes.",
	impact: "L'effet à long terme sur le territoire.",
};

export const directionLabels: Record<IndicatorDirection, string> = { up: "doit augmenter", down: "doit diminuer" };

export const frequencyLabels: Record<Frequency, string> = {
	monthly: "Chaque mois",
	quarterly: "Chaque trimestre",
	half_yearly: "Chaque semestre",
	yearly: "Chaque année",
};

export const indicatorSentences: Record<string, string> = {
	"indicator.not-a-number": "Indiquez un nombre, par exemple 1 234,5.",
	"measurement.value-or-reason": "Indiquez la valeur, ou dites plus bas pourquoi elle n'est pas disponible.",
	"measurement.value-and-reason": "Une valeur est indiquée\u00a0: effacez-la, ou effacez cette raison.",
	"measurement.in-future": "Cette date est à venir\u00a0: une valeur se constate.",
	"measurement.already-there": "Une valeur est déjà enregistrée à cette date\u00a0: vérifiez-la avant de la remplacer par la vôtre.",
	"measurement.not-yours": "Seuls ceux qui modifient la fiche et l'organisation qui produit cet indicateur peuvent en saisir les valeurs.",
	"toast.indicator-added": "L'indicateur est ajouté.",
	"toast.indicator-edited": "L'indicateur est enregistré.",
	"toast.measurement-recorded": "La valeur est enregistrée.",
};
