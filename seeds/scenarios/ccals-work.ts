import type { WorkStory } from "./work-story.ts";

/** What partners write between meetings, on some of the sheets. */
export const ccalsWork: readonly WorkStory[] = [
	{
		sheet: "ccals-5-1",
		pilot: "france-services",
		running: { label: "Permanences itinérantes", planned: [18_000, 21_500, 24_000], actual: [17_640.5, 14_820] },
		funding: [
			{ by: "caf", promised: 9_000, received: 9_000 },
			{ by: "cdas", promised: 6_000, received: 4_500 },
		],
		commitments: [
			{ by: "france-services", promise: "Tenir deux permanences par mois dans chaque commune.", dueIn: -30, deliveredIn: -34 },
			{ by: "france-services", promise: "Former les agents d'accueil aux démarches de la Caf.", dueIn: 45 },
		],
		notes: [
			{ on: -95, text: "Les permanences de printemps ont eu lieu dans toutes les communes. La fréquentation progresse." },
			{ on: -52, text: "Reprise après l'été\u00a0: un nouveau créneau le mercredi, demandé par les familles." },
			{ on: -12, text: "Le calendrier de fin d'année est arrêté. Il reste à trouver un local à chauffer pour janvier." },
		],
		threads: [
			{
				at: -11,
				by: "ccas",
				text: "La salle du CCAS est libre le jeudi matin\u00a0: cela conviendrait-il pour janvier\u00a0?",
				calls: "france-services",
				answers: [{ at: -9, by: "france-services", text: "Oui, merci\u00a0: nous venons la voir la semaine prochaine." }],
			},
			{
				at: -60,
				by: "caf",
				text: "Le chiffre du premier semestre compte-t-il les appels\u00a0?",
				answers: [{ at: -58, by: "france-services", text: "Non, seulement les personnes reçues." }],
				resolvedAt: -57,
			},
		],
		subAction: { at: -70, code: "5.1.a", title: "Ouvrir un point d'accueil le mercredi", startsIn: -65, endsIn: 60 },
	},
	{
		sheet: "ccals-7-1",
		pilot: "association",
		running: { label: "Défraiement des bénévoles", planned: [3_200, 3_600], actual: [2_980.4] },
		funding: [{ by: "ccas", promised: 2_000, received: 2_000 }],
		commitments: [{ by: "association", promise: "Recruter dix bénévoles de plus.", dueIn: 20 }],
		notes: [
			{ on: -130, text: "Les visites ont commencé dans deux communes de plus." },
			{ on: -40, text: "Deux bénévoles arrêtent\u00a0; une rencontre de recrutement est prévue avec les clubs des aînés." },
		],
		threads: [
			{
				at: -38,
				by: "technique-gerontologie",
				text: "Le comité pourrait relayer l'appel aux bénévoles. Avez-vous un texte\u00a0?",
				calls: "association",
			},
		],
	},
	{
		sheet: "ccals-2-1",
		pilot: "caf",
		running: { label: "Ateliers avec les familles", planned: [6_400, 6_400], actual: [5_870] },
		funding: [{ by: "caf", promised: 5_000, received: 5_000 }],
		notes: [{ on: -48, text: "Le repérage passe désormais aussi par les accueils de loisirs." }],
	},
	{
		sheet: "ccals-6-2",
		pilot: "pilote",
		notes: [{ on: -75, text: "Huit parcours ont commencé\u00a0; la mobilité reste le premier frein cité." }],
		threads: [{ at: -5, by: "cooperation", text: "Pouvez-vous dire où en est le point d'étape avant la réunion\u00a0?", calls: "pilote" }],
	},
];
