import type { ExpectedState } from "#app/domain/campaigns/types.ts";

export const expectedStateLabels: Record<ExpectedState, string> = {
	missing: "À saisir",
	returned: "À revoir",
	proposed: "Proposée",
	accepted: "Acceptée",
};

export const campaignSentences: Record<string, string> = {
	"campaign.not-your-committee": "Une campagne s'ouvre pour les fiches d'un comité dont vous êtes responsable technique.",
	"campaign.ends-before-start": "La fin de la période est avant son début.",
	"campaign.period-not-over": "Cette période n'est pas finie : une valeur se constate une fois la période passée.",
	"campaign.due-in-past": "Cette date est passée : laissez le temps de saisir les valeurs.",
	"campaign.nothing-expected": "Aucun indicateur n'est à mesurer pour ces axes et cette période : élargissez l'un ou l'autre.",
	"campaign.closed": "Cette campagne est déjà close.",
	"campaign.open": "Cette campagne est déjà ouverte.",
	"campaign.cannot-enter": "Cette personne ne peut pas saisir toutes ces valeurs : choisissez quelqu'un de l'organisation qui les produit.",
	"toast.values-assigned": "Les valeurs sont confiées.",
	"toast.campaign-opened": "La campagne est ouverte : chaque valeur attendue a son responsable.",
	"toast.campaign-closed": "La campagne est close : ses valeurs ne changent plus.",
	"toast.campaign-reopened": "La campagne est rouverte.",
	"toast.values-entered": "Les valeurs sont enregistrées.",
	"toast.no-value-entered": "Rien n'a changé : aucune valeur n'était à enregistrer.",
};
