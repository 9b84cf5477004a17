import type { DecisionVerb } from "#app/domain/decisions/types.ts";

/** What committees write about any action, in turn: a story's own words, that say nothing the documents would have to confirm. */
export const discussions = [
	[
		"Le pilote présente l'avancement de l'action et les échanges menés avec les partenaires depuis la dernière réunion.",
		"Les participants confirment leur contribution. Ils demandent que le calendrier soit transmis avant la prochaine réunion.",
	],
	[
		"Un tour de table permet de recenser les initiatives existantes et les besoins repérés par chaque partenaire.",
		"Le comité constate que plusieurs démarches se recoupent et souhaite les rendre lisibles pour les habitants.",
	],
	[
		"Les difficultés rencontrées sont partagées\u00a0: disponibilité des équipes, locaux, mobilité des publics.",
		"Le comité retient de commencer à petite échelle, puis d'élargir après un premier bilan.",
	],
	[
		"Les premiers résultats sont présentés. La participation progresse\u00a0; les partenaires soulignent l'intérêt d'un accueil coordonné.",
		"Il reste à préciser qui relaie l'information auprès des publics les plus éloignés des services.",
	],
] as const;

export interface Ruling {
	verb: DecisionVerb;
	text: string;
	task: string | null;
}
export const rulings: readonly Ruling[] = [
	{ verb: "validated", text: "Le comité valide le calendrier proposé.", task: "Transmettre le calendrier détaillé aux partenaires" },
	{
		verb: "validated_with_changes",
		text: "Le comité valide la proposition, sous réserve de préciser le rôle de chaque partenaire.",
		task: "Préciser le rôle de chaque partenaire dans la fiche",
	},
	{
		verb: "validated",
		text: "Le comité retient un point d'étape à chaque réunion.",
		task: "Préparer le point d'étape de la prochaine réunion",
	},
	{
		verb: "deferred",
		text: "Le comité reporte sa décision, le temps de compléter le recensement de l'existant.",
		task: "Compléter le recensement de l'existant avec les partenaires",
	},
	{ verb: "validated", text: "Le comité valide le support d'information commun.", task: "Diffuser le support d'information aux accueils" },
	{
		verb: "rejected",
		text: "Le comité ne retient pas la création d'un document supplémentaire\u00a0: les supports existants suffisent.",
		task: null,
	},
];

export const meetingTitles = [
	"Lancement de l'année",
	"Suivi des actions",
	"Point d'étape avec les partenaires",
	"Préparation de la rentrée",
	"Bilan intermédiaire",
	"Suivi des actions et décisions",
];
