import type { SheetFilters } from "#app/domain/action-sheets/schema.ts";
import type { ListedSheet, SheetCounts } from "#app/domain/action-sheets/types.ts";
import type { ObjectiveChoice } from "#app/domain/programmes/types.ts";
import { paths } from "#app/paths.ts";
import { SheetListExportMenu } from "../exports/export-menus.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { type Column, DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Figures } from "../primitives/figures.tsx";
import { DayText } from "../primitives/moment.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { axisName } from "./choices.ts";
import { addressWith } from "./list-address.ts";
import { SheetFilterBar } from "./sheet-filter-bar.tsx";
import { FlagshipBadge, SheetStatusBadge } from "./status-badge.tsx";

interface SheetListViewProps {
	territory: string;
	filters: SheetFilters;
	counts: SheetCounts;
	sheets: readonly ListedSheet[];
	total: number;
	pageCount: number;
	objectives: readonly ObjectiveChoice[];
	organisations: readonly { id: string; name: string }[];
	can: { create: boolean; import: boolean };
}

/** The territory's action sheets: what stands out, filters, then the list. */
export function SheetListView({
	territory,
	filters,
	counts,
	sheets,
	total,
	pageCount,
	objectives,
	organisations,
	can,
}: SheetListViewProps) {
	const base = paths.sheets(territory);
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
			<Figures items={figuresOf(base, counts)} />
			<SheetFilterBar territory={territory} filters={filters} objectives={objectives} organisations={organisations} />
			{total === 0 ? (
				<EmptyState
					title={counts.total === 0 ? "Aucune fiche action pour le moment" : "Aucune fiche ne répond à ces filtres"}
					text={
						counts.total === 0
							? "Les actions du programme apparaîtront ici avec leur pilote, leurs dates et leur statut."
							: "Retirez un filtre, ou cherchez avec d'autres mots."
					}
					action={counts.total === 0 ? create : <LinkButton href={base}>Voir toutes les fiches</LinkButton>}
				/>
			) : (
				<>
					<DataTable caption="Fiches actions" columns={columnsOf(territory, filters)} rows={sheets} rowKey={({ slug }) => slug} />
					<Pagination
						page={filters.page}
						pageCount={pageCount}
						total={total}
						hrefOf={(page) => addressWith(base, filters, { page })}
						noun="fiche action"
						nounPlural="fiches actions"
					/>
				</>
			)}
		</>
	);
}

const figuresOf = (base: string, counts: SheetCounts) => [
	{ label: "Toutes les fiches", value: counts.total, href: base },
	{ label: "Mes fiches", value: counts.mine, href: addressWith(base, { moi: 1 }) },
	{ label: "En retard", value: counts.late, href: addressWith(base, { statut: "late" }) },
	...[
		{ label: "Actions phares", value: counts.flagship, href: addressWith(base, { phare: 1 }) },
		{ label: "Sans pilote", value: counts.withoutLead, href: addressWith(base, { sans: "pilote" }) },
		{ label: "Sans échéance", value: counts.withoutEnd, href: addressWith(base, { sans: "echeance" }) },
	].filter(({ value }) => value > 0),
];

function columnsOf(territory: string, filters: SheetFilters): Column<ListedSheet>[] {
	const sort = (tri: SheetFilters["tri"]) => {
		const isSorted = filters.tri === tri;
		const sens = isSorted && filters.sens === "asc" ? "desc" : "asc";
		const direction: "ascending" | "descending" | undefined = isSorted ? (filters.sens === "asc" ? "ascending" : "descending") : undefined;
		return { href: addressWith(paths.sheets(territory), filters, { tri, sens }), direction };
	};
	return [
		{ key: "code", header: "Code", sort: sort("code"), cell: ({ code }) => <span className="tree-code">{code}</span> },
		{
			key: "title",
			header: "Action",
			sort: sort("title"),
			isRowHeader: true,
			cell: (sheet) => (
				<>
					<a href={paths.sheet(territory, sheet.slug)}>{sheet.title}</a>
					{sheet.isFlagship && <FlagshipBadge />}
				</>
			),
		},
		{ key: "axis", header: "Axe", isSecondary: true, cell: axisName },
		{
			key: "lead",
			header: "Pilote",
			cell: ({ leadOrganisationName, leadPersonName }) =>
				[leadPersonName, leadOrganisationName].filter(Boolean).join(", ") || <span className="muted">Sans pilote</span>,
		},
		{
			key: "end",
			header: "Échéance",
			sort: sort("end"),
			cell: ({ endOn, scheduleLabel }) =>
				endOn ? <DayText day={endOn} /> : (scheduleLabel ?? <span className="muted">Sans échéance</span>),
		},
		{ key: "status", header: "Statut", sort: sort("status"), cell: (sheet) => <SheetStatusBadge {...sheet} /> },
	];
}
