import type { SheetFilters } from "#app/domain/action-sheets/filters.ts";
import type { SheetChoicesOfList } from "#app/domain/action-sheets/types.ts";
import type { ObjectiveChoice } from "#app/domain/programmes/types.ts";
import { sheetPriorityLabels, sheetStatusLabels } from "#app/messages/action-sheets.ts";
import { sheetLackLabels } from "#app/messages/sheet-list.ts";
import { labelledOptions } from "../forms/option-lists.ts";
import type { ActiveFilter } from "../primitives/filter-bar.tsx";
import { axisOptions } from "./choices.ts";
import { sheetListHref } from "./list-address.ts";

/** What the territory names, to filter by. */
export interface ListChoices extends SheetChoicesOfList {
	objectives: readonly ObjectiveChoice[];
}

export const statusOptions = [{ value: "late", label: "En retard" }, ...labelledOptions(sheetStatusLabels)];

/** A badge for each filter at work, with the list without it; each status has its own. */
export function activeFilters(territory: string, filters: SheetFilters, choices: ListChoices): ActiveFilter[] {
	const { objectives, organisations, committees, people } = choices;
	const { q, axe, objectif, statut, pilote, personne, partenaire, instance, priorite, etiquette, sans, phare, moi } = filters;
	const named = (things: readonly { id: string; name: string }[], id: string) => things.find((one) => one.id === id)?.name ?? "inconnu";
	const axis = (id: string) => axisOptions(objectives).find(({ value }) => value === id)?.label ?? "Axe inconnu";
	const objective = (id: string) => objectives.find((one) => one.id === id)?.title ?? "Objectif inconnu";
	const person = (id: string) => people.find((one) => one.id === id)?.displayName ?? "inconnue";
	const labels: Partial<Record<keyof SheetFilters, string | false | undefined>> = {
		q: q && `«\u00a0${q}\u00a0»`,
		axe: axe && axis(axe),
		objectif: objectif && objective(objectif),
		pilote: pilote && `Pilote\u00a0: ${named(organisations, pilote)}`,
		personne: personne && `Pilote\u00a0: ${person(personne)}`,
		partenaire: partenaire && `Partenaire\u00a0: ${named(organisations, partenaire)}`,
		instance: instance && `Instance\u00a0: ${named(committees, instance)}`,
		priorite: priorite && `Priorité\u00a0: ${sheetPriorityLabels[priorite].toLowerCase()}`,
		etiquette: etiquette && `Étiquette\u00a0: ${etiquette}`,
		sans: sans && sheetLackLabels[sans],
		phare: phare && "Actions phares",
		moi: moi && "Mes fiches",
	};
	return [
		...statut.map((one) => ({
			label: statusOptions.find(({ value }) => value === one)?.label ?? one,
			removeHref: sheetListHref(territory, filters, { statut: statut.filter((other) => other !== one) }),
		})),
		...Object.entries(labels).flatMap(([name, label]) =>
			label ? [{ label, removeHref: sheetListHref(territory, filters, { [name]: undefined }) }] : [],
		),
	];
}
