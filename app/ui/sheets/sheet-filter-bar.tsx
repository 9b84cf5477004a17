import type { SheetFilters } from "#app/domain/action-sheets/schema.ts";
import type { ObjectiveChoice } from "#app/domain/programmes/types.ts";
import { sheetStatusLabels } from "#app/messages/action-sheets.ts";
import { paths } from "#app/paths.ts";
import { fieldOf } from "../forms/field.tsx";
import { labelledOptions, namedOptions } from "../forms/option-lists.ts";
import { SelectField } from "../forms/select-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { type ActiveFilter, FilterBar } from "../primitives/filter-bar.tsx";
import { axisOptions, objectiveOptions } from "./choices.ts";
import { addressWith } from "./list-address.ts";

interface SheetFilterBarProps {
	territory: string;
	filters: SheetFilters;
	objectives: readonly ObjectiveChoice[];
	organisations: readonly { id: string; name: string }[];
}

const statusOptions = [{ value: "late", label: "En retard" }, ...labelledOptions(sheetStatusLabels)];
const missingOptions = [
	{ value: "pilote", label: "Sans pilote" },
	{ value: "echeance", label: "Sans échéance" },
];

/** Filters of the list of sheets, all in its address. */
export function SheetFilterBar({ territory, filters, objectives, organisations }: SheetFilterBarProps) {
	const { q, axe, objectif, statut, pilote, sans, phare, moi, tri, sens } = filters;
	const base = paths.sheets(territory);
	const keep = Object.fromEntries(Object.entries({ tri, sens }).filter(([, value]) => value !== "code" && value !== "asc"));
	return (
		<FilterBar
			label="Filtrer les fiches actions"
			clearHref={addressWith(base, keep)}
			keep={keep}
			active={activeFilters(base, filters, objectives, organisations)}
			isMoreOpen={Boolean(objectif || pilote || sans || phare || moi)}
			more={
				<>
					<SelectField
						field={fieldOf("objectif", objectif)}
						label="Objectif"
						options={objectiveOptions(objectives)}
						emptyLabel="Tous les objectifs"
					/>
					<SelectField
						field={fieldOf("pilote", pilote)}
						label="Organisation pilote"
						options={namedOptions(organisations)}
						emptyLabel="Toutes les organisations"
					/>
					<SelectField field={fieldOf("sans", sans)} label="À compléter" options={missingOptions} emptyLabel="Toutes les fiches" />
					<SelectField
						field={fieldOf("phare", phare)}
						label="Actions phares"
						options={[{ value: "1", label: "Seulement les actions phares" }]}
						emptyLabel="Toutes les actions"
					/>
					<SelectField
						field={fieldOf("moi", moi)}
						label="Mes fiches"
						options={[{ value: "1", label: "Celles que je pilote ou que je suis" }]}
						emptyLabel="Celles de tout le territoire"
					/>
				</>
			}
		>
			<TextField field={fieldOf("q", q)} label="Rechercher" type="search" />
			<SelectField field={fieldOf("axe", axe)} label="Axe" options={axisOptions(objectives)} emptyLabel="Tous les axes" />
			<SelectField field={fieldOf("statut", statut)} label="Statut" options={statusOptions} emptyLabel="Tous les statuts" />
		</FilterBar>
	);
}

function activeFilters(
	base: string,
	filters: SheetFilters,
	objectives: readonly ObjectiveChoice[],
	organisations: readonly { id: string; name: string }[],
): ActiveFilter[] {
	const labels: Partial<Record<keyof SheetFilters, string | false | undefined>> = {
		q: filters.q && `«\u00a0${filters.q}\u00a0»`,
		axe: filters.axe && (axisOptions(objectives).find(({ value }) => value === filters.axe)?.label ?? "Axe inconnu"),
		objectif: filters.objectif && (objectives.find(({ id }) => id === filters.objectif)?.title ?? "Objectif inconnu"),
		statut: filters.statut && statusOptions.find(({ value }) => value === filters.statut)?.label,
		pilote: filters.pilote && `Pilote\u00a0: ${organisations.find(({ id }) => id === filters.pilote)?.name ?? "organisation inconnue"}`,
		sans: filters.sans && missingOptions.find(({ value }) => value === filters.sans)?.label,
		phare: filters.phare && "Actions phares",
		moi: filters.moi && "Mes fiches",
	};
	return Object.entries(labels).flatMap(([name, label]) =>
		label ? [{ label, removeHref: addressWith(base, filters, { [name]: undefined }) }] : [],
	);
}
