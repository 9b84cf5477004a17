import type { ComponentProps } from "react";
import type { SheetFilters } from "#app/domain/action-sheets/filters.ts";
import type { SheetCounts, SheetRow } from "#app/domain/action-sheets/types.ts";
import { sheetLackLabels } from "#app/messages/sheet-list.ts";
import { paths } from "#app/paths.ts";
import { SheetListExportMenu } from "../exports/export-menus.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Figures } from "../primitives/figures.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { sheetListHref } from "./list-address.ts";
import { SheetCardGrid } from "./sheet-card-grid.tsx";
import { SheetColumnForm } from "./sheet-column-form.tsx";
import { SheetFilterBar } from "./sheet-filter-bar.tsx";
import type { ListChoices } from "./sheet-filter-labels.ts";
import { columnsOf, type SheetSelection } from "./sheet-list-columns.tsx";
import { SheetListDisplays } from "./sheet-list-displays.tsx";
import { SheetListViews } from "./sheet-list-views.tsx";
import { SheetTimeline } from "./sheet-timeline.tsx";

interface SheetListViewProps {
	territory: string;
	today: string;
	filters: SheetFilters;
	search: string;
	counts: SheetCounts;
	sheets: readonly SheetRow[];
	total: number;
	pageCount: number;
	choices: ListChoices;
	savedViews: ComponentProps<typeof SheetListViews>["views"];
	can: { create: boolean; import: boolean; changeInBulk: boolean };
}

/** The territory's action sheets: what stands out, the lists that were kept, filters, then the list. */
export function SheetListView(props: SheetListViewProps) {
	const { territory, filters, search, counts, total, pageCount, choices, savedViews, can } = props;
	const selection = can.changeInBulk && filters.vue === "table" ? { formId: "selection" } : undefined;
	const create = can.create && (
		<LinkButton href={paths.newSheet(territory)} variant="primary" icon="plus">
			Nouvelle fiche
		</LinkButton>
	);
	return (
		<>
			<PageHeader
				title="Fiches actions"
				actions={
					<>
						<SheetListExportMenu territory={territory} filters={filters} total={total} />
						{can.import && <LinkButton href={paths.sheetImports(territory)}>Importer</LinkButton>}
						{create}
					</>
				}
			/>
			<Figures items={figuresOf(territory, counts)} />
			<SheetListViews territory={territory} search={search} views={savedViews} />
			<SheetFilterBar territory={territory} filters={filters} choices={choices} />
			{total === 0 ? (
				<EmptyState
					title={counts.total === 0 ? "Aucune fiche action pour le moment" : "Aucune fiche ne répond à ces filtres"}
					text={
						counts.total === 0
							? "Les actions du programme apparaîtront ici avec leur pilote, leurs dates et leur statut."
							: "Retirez un filtre, ou cherchez avec d'autres mots."
					}
					action={counts.total === 0 ? create : <LinkButton href={paths.sheets(territory)}>Voir toutes les fiches</LinkButton>}
				/>
			) : (
				<>
					<div className="list-tools">
						<SheetListDisplays territory={territory} filters={filters} />
						{filters.vue === "table" && <SheetColumnForm filters={filters} />}
					</div>
					{can.changeInBulk && <BulkBar territory={territory} formId={selection?.formId} total={total} search={search} />}
					<Display {...props} selection={selection} />
					<Pagination
						page={filters.page}
						pageCount={pageCount}
						total={total}
						hrefOf={(page) => sheetListHref(territory, filters, { page })}
						noun="fiche action"
						nounPlural="fiches actions"
					/>
				</>
			)}
		</>
	);
}

function Display({ territory, today, filters, sheets, selection }: SheetListViewProps & { selection: SheetSelection | undefined }) {
	switch (filters.vue) {
		case "table":
			return (
				<DataTable caption="Fiches actions" columns={columnsOf(territory, filters, selection)} rows={sheets} rowKey={({ id }) => id} />
			);
		case "cartes":
			return <SheetCardGrid territory={territory} sheets={sheets} />;
		case "frise":
			return <SheetTimeline territory={territory} today={today} sheets={sheets} />;
	}
}

const figuresOf = (territory: string, counts: SheetCounts) => {
	const figure = (label: string, value: number, filters: Partial<SheetFilters>) => ({
		label,
		value,
		href: sheetListHref(territory, filters),
	});
	return [
		figure("Toutes les fiches", counts.total, {}),
		figure("Mes fiches", counts.mine, { moi: "1" }),
		figure("En retard", counts.late, { statut: ["late"] }),
		...[
			figure("Bloquées", counts.blocked, { statut: ["blocked"] }),
			figure("Actions phares", counts.flagship, { phare: "1" }),
			figure(sheetLackLabels.pilote, counts.withoutLead, { sans: "pilote" }),
			figure(sheetLackLabels.echeance, counts.withoutEnd, { sans: "echeance" }),
			figure(sheetLackLabels.note, counts.withoutNote, { sans: "note" }),
		].filter(({ value }) => value > 0),
	];
};
