import type { SheetDisplay, SheetSort } from "#app/domain/action-sheets/filters.ts";
import { sheetDisplayLabels, sheetSortLabels } from "#app/messages/sheet-list.ts";
import { formatCount } from "../format.ts";

export interface ShownOutline {
	tri: SheetSort;
	sens: "asc" | "desc";
	vue: SheetDisplay;
	filterCount: number;
}

/** « 2 filtres, cartes, par échéance décroissante »: what a kept list does, in a few words. */
export function outlineText({ tri, sens, vue, filterCount }: ShownOutline): string {
	const filters = filterCount === 0 ? "Toutes les fiches" : formatCount(filterCount, "filtre", "filtres");
	const order =
		tri === "code" && sens === "asc" ? [] : [`tri : ${sheetSortLabels[tri].toLowerCase()}${sens === "desc" ? " (décroissant)" : ""}`];
	return [filters, sheetDisplayLabels[vue].toLowerCase(), ...order].join(", ");
}
