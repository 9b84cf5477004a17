import type { CountFilters } from "#app/domain/referral-counts/schema.ts";
import type { TableKey } from "#app/domain/referral-counts/types.ts";
import { paths } from "#app/paths.ts";
import { fieldOf } from "../forms/field.tsx";
import type { Reply } from "../forms/reply.ts";
import { SelectField, type SelectGroup, type SelectOption } from "../forms/select-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { FilterBar } from "../primitives/filter-bar.tsx";
import { addressWith } from "../sheets/list-address.ts";
import { CountEntryForm } from "./count-entry-form.tsx";
import { viewOptions } from "./view-options.ts";

interface CountEntryViewProps {
	territory: string;
	year: number;
	view: CountFilters["periode"];
	table: TableKey;
	tables: readonly SelectOption[];
	counts: readonly SelectGroup[];
	indicators: readonly SelectOption[];
	reply: Reply | undefined;
}

/** From the tables to an indicator of a sheet. */
export function CountEntryView({ territory, year, view, table, tables, counts, indicators, reply }: CountEntryViewProps) {
	const back = addressWith(paths.referralCounts(territory), { annee: year, periode: view });
	return (
		<>
			<PageHeader
				title="Reporter un nombre dans un indicateur"
				breadcrumbs={[{ label: "Orientations en chiffres", href: back }, { label: "Reporter" }]}
				lead="Un nombre publié devient la valeur d'un indicateur. Un nombre secret ne se reporte pas."
			/>
			<FilterBar
				label="Choisir le tableau"
				clearHref={paths.countToIndicator(territory)}
				submitLabel="Afficher"
				keep={{ annee: String(year) }}
			>
				<SelectField field={fieldOf("tableau", table)} label="Tableau" options={tables} />
				<SelectField field={fieldOf("periode", view)} label="Par" options={viewOptions} />
			</FilterBar>
			{counts.length === 0 ? (
				<EmptyState title="Aucun nombre à reporter" text={`Ce tableau n'a aucun nombre publié par ${view} en ${year}.`} />
			) : indicators.length === 0 ? (
				<EmptyState title="Aucun indicateur chiffré" text="Ajoutez d'abord un indicateur à une fiche action." />
			) : (
				<CountEntryForm counts={counts} indicators={indicators} reply={reply} cancelHref={back} />
			)}
		</>
	);
}
