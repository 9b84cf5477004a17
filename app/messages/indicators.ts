import type { Frequency, IndicatorDirection, IndicatorNature, IndicatorType, MeasurementState } from "#app/domain/indicators/types.ts";

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

export const natureLabels: Record<IndicatorNature, string> = {
	quantitative: "Un nombre",
	qualitative: "Un niveau sur une échelle",
};

export const measurementStateLabels: Record<MeasurementState, string> = {
	proposed: "Proposée",
	returned: "À revoir",
	accepted: "Acceptée",
};

export const indicatorSentences: Record<string, string> = {
	"indicator.not-a-number": "Indiquez un nombre, par exemple 1 234,5.",
	"measurement.value-or-reason": "Indiquez la valeur, ou dites plus bas pourquoi elle n'est pas disponible.",
	"measurement.value-and-reason": "Une valeur est indiquée\u00a0: effacez-la, ou effacez cette raison.",
	"measurement.in-future": "Cette date est à venir\u00a0: une valeur se constate.",
	"measurement.already-there": "Une valeur est déjà enregistrée à cette date\u00a0: vérifiez-la avant de la remplacer par la vôtre.",
	"measurement.not-yours": "Seuls ceux qui modifient la fiche et l'organisation qui produit cet indicateur peuvent en saisir les valeurs.",
	"indicator.scale-needed": "Donnez au moins deux niveaux, un par ligne, du plus bas au plus haut.",
	"indicator.no-scale": "Un nombre n'a pas de niveaux : effacez-les, ou choisissez « Un niveau sur une échelle ».",
	"indicator.scale-too-long": "Neuf niveaux au plus.",
	"indicator.scale-repeats": "Deux niveaux portent le même nom.",
	"indicator.scale-in-use":
		"Des valeurs utilisent déjà ces niveaux : vous pouvez les renommer ou en ajouter, pas en retirer ni changer de nature.",
	"indicator.yearly-target": "Écrivez une année par ligne, par exemple « 2027 : 450 », chaque année une seule fois.",
	"measurement.unknown-level": "Ce niveau n'est pas dans l'échelle de l'indicateur.",
	"measurement.wrong-unit": "L'unité n'est pas celle de l'indicateur : indiquez le nombre seul.",
	"measurement.not-a-link": "Indiquez une adresse complète, qui commence par https://.",
	"measurement.accepted":
		"Cette valeur est déjà acceptée. Pour la corriger, demandez au responsable technique du comité de vous la renvoyer.",
	"measurement.period-locked": "La campagne de cette période est close : ses valeurs ne changent plus.",
	"measurement.lead-only": "Seuls le responsable technique du comité et la coordination acceptent ou renvoient les valeurs.",
	"measurement.already-reviewed": "Une de ces valeurs a déjà été acceptée ou renvoyée. Rien n'a été enregistré : rechargez la page.",
	"measurement.reason-required": "Dites ce qu'il faut revoir.",
	"measurement.none-chosen": "Choisissez au moins une valeur.",
	"toast.measurements-accepted": "Les valeurs choisies sont acceptées.",
	"toast.measurements-returned": "Les valeurs choisies sont renvoyées à ceux qui les ont saisies.",
	"toast.indicator-added": "L'indicateur est ajouté.",
	"toast.indicator-edited": "L'indicateur est enregistré.",
	"toast.measurement-recorded": "La valeur est enregistrée.",
};
