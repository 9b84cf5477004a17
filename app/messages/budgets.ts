import type { BudgetNature, BudgetStage, BudgetUnit, FundingLinkKind } from "#app/domain/budgets/types.ts";

export const budgetStageLabels: Record<BudgetStage, string> = { planned: "Prévu", actual: "Réalisé" };
export const budgetNatureLabels: Record<BudgetNature, string> = { running: "Fonctionnement", investment: "Investissement" };
export const budgetUnitLabels: Record<BudgetUnit, string> = { euro: "Euros", fte: "Temps de travail (ETP)" };
export const fundingLinkLabels: Record<FundingLinkKind, string> = {
	caf_agreement: "Convention de financement de la Caf",
	territory_bonus: "Bonus territoire",
};

export const budgetSentences: Record<string, string> = {
	"budget.negative": "Un montant n'est jamais négatif : corrigez la ligne d'origine, ou retirez-la.",
	"budget.not-an-amount": "Indiquez un montant, par exemple 12 500 ou 12 500,50.",
	"budget.too-much": "Ce montant dépasse 100 millions : vérifiez le nombre de zéros.",
	"budget.too-many-posts": "Ce temps de travail dépasse 1 000 équivalents temps plein : vérifiez l'unité.",
	"budget.posts-are-running": "Le temps de travail est une dépense de fonctionnement.",
	"budget.year": "Indiquez une année entre 2000 et 2100, par exemple 2027.",
	"funding.funder-required": "Choisissez l'organisation qui finance, ou écrivez son nom plus bas.",
	"funding.two-funders": "Une organisation est déjà choisie : effacez ce nom, ou ne choisissez pas d'organisation.",
	"funding.amount-required": "Indiquez le montant promis, le montant reçu, ou les deux.",
	"funding-link.https-only": "Indiquez une adresse complète qui commence par https://, sans nom ni mot de passe.",
	"commitment.not-yours":
		"Cet engagement est celui d'une autre organisation : ses membres et ceux qui modifient la fiche peuvent l'écrire.",
	"commitment.delivered-in-future": "Cette date est à venir : un engagement est tenu une fois que c'est fait.",
	"toast.budget-line-added": "La ligne de budget est ajoutée.",
	"toast.budget-line-edited": "La ligne de budget est enregistrée.",
	"toast.budget-line-removed": "La ligne de budget est retirée.",
	"toast.funding-added": "Le financement est ajouté.",
	"toast.funding-edited": "Le financement est enregistré.",
	"toast.funding-removed": "Le financement est retiré.",
	"toast.funding-link-added": "Le lien est ajouté.",
	"toast.funding-link-removed": "Le lien est retiré.",
	"toast.commitment-added": "L'engagement est ajouté.",
	"toast.commitment-edited": "L'engagement est enregistré.",
	"toast.commitment-removed": "L'engagement est retiré.",
};
