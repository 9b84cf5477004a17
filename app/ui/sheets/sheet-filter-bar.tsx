import { filtersAtWork, type SheetFilters, sheetSearchOf, sheetSorts } from "#app/domain/action-sheets/filters.ts";
import { sheetPriorityLabels } from "#app/messages/action-sheets.ts";
import { sheetLackLabels, sheetSortLabels } from "#app/messages/sheet-list.ts";
import { CheckboxGroupField } from "../forms/checkbox-group-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { labelledOptions, namedOptions } from "../forms/option-lists.ts";
import { SelectField, type SelectGroup, type SelectOption } from "../forms/select-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { FilterBar } from "../primitives/filter-bar.tsx";
import { axisOptions, objectiveOptions } from "./choices.ts";
import { sheetListHref } from "./list-address.ts";
import { activeFilters, type ListChoices, statusOptions } from "./sheet-filter-labels.ts";

interface SheetFilterBarProps {
	territory: string;
	filters: SheetFilters;
	choices: ListChoices;
}

/** Shown at once; the others wait behind « Plus de filtres » unless one of them is at work. */
const mainFilters: readonly string[] = ["q", "axe", "sans"];

/** Filters of the list of sheets, all in its address. */
export function SheetFilterBar({ territory, filters, choices }: SheetFilterBarProps) {
	const { objectives, organisations, committees, people, tags } = choices;
	const select = (name: keyof SheetFilters, label: string, options: readonly (SelectOption | SelectGroup)[], emptyLabel: string) => (
		<SelectField
			key={name}
			field={fieldOf(name, filters[name] as string | undefined)}
			label={label}
			options={options}
			emptyLabel={emptyLabel}
		/>
	);
	const atWork = filtersAtWork(filters);
	// headers of the table sort it; the other displays have none
	const isSortedByHeaders = filters.vue === "table";
	const looks = new URLSearchParams(
		sheetSearchOf({ vue: filters.vue, colonnes: filters.colonnes, ...(isSortedByHeaders ? { tri: filters.tri, sens: filters.sens } : {}) }),
	);
	return (
		<FilterBar
			label="Filtrer les fiches actions"
			clearHref={sheetListHref(territory, { tri: filters.tri, sens: filters.sens, vue: filters.vue, colonnes: filters.colonnes })}
			keep={Object.fromEntries([...looks.keys()].map((name) => [name, looks.getAll(name)]))}
			active={activeFilters(territory, filters, choices)}
			isMoreOpen={atWork.some((name) => !mainFilters.includes(name))}
			more={
				<>
					<CheckboxGroupField field={fieldOf("statut", filters.statut)} label="Statut" options={statusOptions} layout="grid" />
					{select("objectif", "Objectif", objectiveOptions(objectives), "Tous les objectifs")}
					{select("pilote", "Organisation pilote", namedOptions(organisations), "Toutes les organisations")}
					{select(
						"personne",
						"Personne pilote",
						people.map(({ id, displayName }) => ({ value: id, label: displayName })),
						"Toutes les personnes",
					)}
					{select("partenaire", "Partenaire", namedOptions(organisations), "Tous les partenaires")}
					{select("instance", "Instance de suivi", namedOptions(committees), "Toutes les instances")}
					{select("priorite", "Priorité", labelledOptions(sheetPriorityLabels), "Toutes les priorités")}
					{tags.length > 0 &&
						select(
							"etiquette",
							"Étiquette",
							tags.map((tag) => ({ value: tag, label: tag })),
							"Toutes les étiquettes",
						)}
					{select("phare", "Actions phares", [{ value: "1", label: "Seulement les actions phares" }], "Toutes les actions")}
					{select("moi", "Mes fiches", [{ value: "1", label: "Celles que je pilote ou que je suis" }], "Celles de tout le territoire")}
				</>
			}
		>
			<TextField field={fieldOf("q", filters.q)} label="Rechercher" type="search" />
			{select("axe", "Axe", axisOptions(objectives), "Tous les axes")}
			{select("sans", "À compléter", labelledOptions(sheetLackLabels), "Toutes les fiches")}
			{!isSortedByHeaders && (
				<>
					<SelectField
						field={fieldOf("tri", filters.tri)}
						label="Trier par"
						options={sheetSorts.map((value) => ({ value, label: sheetSortLabels[value] }))}
					/>
					<SelectField
						field={fieldOf("sens", filters.sens)}
						label="Sens"
						options={[
							{ value: "asc", label: "Croissant" },
							{ value: "desc", label: "Décroissant" },
						]}
					/>
				</>
			)}
		</FilterBar>
	);
}
