import type { SheetColumn, SheetDisplay, SheetLack, SheetSort } from "#app/domain/action-sheets/filters.ts";

export const sheetDisplayLabels: Record<SheetDisplay, string> = { table: "Tableau", cartes: "Cartes", frise: "Frise" };

export const sheetSortLabels: Record<SheetSort, string> = {
	code: "Ordre du programme",
	title: "Intitulé",
	lead: "Pilote",
	start: "Début",
	end: "Échéance",
	status: "Statut",
	progress: "Avancement",
};

export const sheetColumnLabels: Record<SheetColumn, string> = {
	axe: "Axe",
	objectif: "Objectif",
	pilote: "Pilote",
	partenaires: "Partenaires",
	instance: "Instance de suivi",
	debut: "Début",
	echeance: "Échéance",
	priorite: "Priorité",
	statut: "Statut",
	avancement: "Avancement",
	budget: "Budget prévisionnel",
	indicateurs: "Indicateurs",
	note: "Dernière note",
	etiquettes: "Étiquettes",
};

export const sheetLackLabels: Record<SheetLack, string> = {
	pilote: "Sans pilote",
	echeance: "Sans échéance",
	note: "Sans note depuis six mois",
	indicateur: "Sans indicateur",
};
