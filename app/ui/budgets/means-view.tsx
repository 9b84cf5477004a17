import type { Amounts, BudgetLine, Commitment, Funding, FundingLink, SheetBudget, YearAmounts } from "#app/domain/budgets/types.ts";
import { budgetNatureLabels, budgetStageLabels, fundingLinkLabels } from "#app/messages/budgets.ts";
import { paths } from "#app/paths.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { type Column, DataTable } from "../primitives/data-table.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { euroOrDash, quantity } from "./amounts.ts";
import { BudgetFigures } from "./budget-figures.tsx";
import { CommitmentSection } from "./commitment-section.tsx";
import { LineActions } from "./line-actions.tsx";
import { YearTable } from "./year-table.tsx";

interface MeansViewProps {
	territory: string;
	today: string;
	sheet: { slug: string; code: string; title: string };
	lines: readonly BudgetLine[];
	fundings: readonly (Funding & { funder: string })[];
	links: readonly FundingLink[];
	commitments: readonly (Commitment & { organisationName: string; canEdit: boolean })[];
	budget: SheetBudget;
	years: readonly YearAmounts[];
	total: Amounts;
	can: { edit: boolean; commit: boolean };
}

/** What a sheet costs, who pays for it, and what partners promised. */
export function MeansView(props: MeansViewProps) {
	const { territory, today, sheet, lines, fundings, links, commitments, budget, years, total, can } = props;
	const { slug, code } = sheet;
	return (
		<>
			<PageHeader
				title="Moyens et financement"
				eyebrow={`${code} ${sheet.title}`}
				breadcrumbs={[
					{ label: "Fiches actions", href: paths.sheets(territory) },
					{ label: code, href: paths.sheet(territory, slug) },
					{ label: "Moyens" },
				]}
			/>
			{years.length > 0 && (
				<Section title="Ensemble">
					<BudgetFigures budget={budget} />
					<YearTable caption="Budget et financement de la fiche par année" years={years} total={total} />
				</Section>
			)}
			<Section
				title="Budget"
				id="budget"
				count={lines.length}
				action={can.edit && <Add href={paths.newBudgetLine(territory, slug)}>Ajouter une ligne</Add>}
			>
				{lines.length === 0 ? (
					<p className="muted">
						Aucune dépense prévue ni réalisée pour le moment.
						{budget.planned?.isEstimate && " Dès la première ligne, leur somme remplace l'estimation de la fiche."}
					</p>
				) : (
					<DataTable caption="Lignes de budget" columns={lineColumns(territory, slug, can.edit)} rows={lines} rowKey={({ id }) => id} />
				)}
			</Section>
			<Section
				title="Financements"
				id="financements"
				count={fundings.length}
				action={can.edit && <Add href={paths.newFunding(territory, slug)}>Ajouter un financement</Add>}
			>
				{fundings.length === 0 ? (
					<p className="muted">Aucun financement promis ni reçu pour le moment.</p>
				) : (
					<DataTable caption="Financements" columns={fundingColumns(territory, slug, can.edit)} rows={fundings} rowKey={({ id }) => id} />
				)}
			</Section>
			<Section
				title="Aides de la Caf"
				id="aides"
				count={links.length}
				action={can.edit && <Add href={paths.newFundingLink(territory, slug)}>Ajouter un lien</Add>}
			>
				{links.length === 0 ? (
					<p className="muted">Aucune convention de financement ni bonus territoire relié à la fiche.</p>
				) : (
					<ItemList
						label="Aides de la Caf"
						items={links.map(({ id, kind, label, url }) => ({
							key: id,
							title: label,
							href: url,
							text: `${fundingLinkLabels[kind]} · ${new URL(url).hostname}`,
							actions: can.edit && <LineActions what={label} removeHref={paths.removeFundingLink(territory, slug, id)} />,
						}))}
					/>
				)}
			</Section>
			<CommitmentSection territory={territory} slug={slug} today={today} commitments={commitments} canAdd={can.commit} />
		</>
	);
}

function Add({ href, children }: { href: string; children: string }) {
	return (
		<LinkButton href={href} size="small" icon="plus">
			{children}
		</LinkButton>
	);
}

const lineColumns = (territory: string, slug: string, canEdit: boolean): Column<BudgetLine>[] => [
	{ key: "label", header: "Objet", isRowHeader: true, cell: ({ label }) => label },
	{ key: "year", header: "Année", isCompact: true, cell: ({ year }) => year },
	{ key: "stage", header: "Étape", cell: ({ stage }) => budgetStageLabels[stage] },
	{ key: "nature", header: "Nature", cell: ({ nature }) => budgetNatureLabels[nature] },
	{ key: "amount", header: "Montant", align: "end", isCompact: true, cell: ({ amount, unit }) => quantity(amount, unit) },
	...(canEdit
		? [
				{
					key: "actions",
					header: "Actions",
					cell: ({ id, label, year }: BudgetLine) => (
						<LineActions
							what={`${label}, ${year}`}
							editHref={paths.budgetLine(territory, slug, id)}
							removeHref={paths.removeBudgetLine(territory, slug, id)}
						/>
					),
				},
			]
		: []),
];

type ShownFunding = Funding & { funder: string };

const fundingColumns = (territory: string, slug: string, canEdit: boolean): Column<ShownFunding>[] => [
	{
		key: "funder",
		header: "Financeur",
		isRowHeader: true,
		cell: ({ funder, comment }) => (
			<>
				{funder}
				{comment && <span className="muted"> {comment}</span>}
			</>
		),
	},
	{ key: "year", header: "Année", isCompact: true, cell: ({ year }) => year },
	{ key: "promised", header: "Promis", align: "end", isCompact: true, cell: ({ promised }) => euroOrDash(promised) },
	{ key: "received", header: "Reçu", align: "end", isCompact: true, cell: ({ received }) => euroOrDash(received) },
	...(canEdit
		? [
				{
					key: "actions",
					header: "Actions",
					cell: ({ id, funder, year }: ShownFunding) => (
						<LineActions
							what={`${funder}, ${year}`}
							editHref={paths.funding(territory, slug, id)}
							removeHref={paths.removeFunding(territory, slug, id)}
						/>
					),
				},
			]
		: []),
];
