import type { Amounts, SheetBudget, YearAmounts } from "#app/domain/budgets/types.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { BudgetFigures } from "./budget-figures.tsx";
import { YearTable } from "./year-table.tsx";

export interface ShownMeansSummary {
	budget: SheetBudget;
	years: readonly YearAmounts[];
	total: Amounts;
	commitmentCount: number;
	deliveredCount: number;
}

/** The sheet's money in one table, and the way to its detail. */
export function MeansSection({ territory, slug, means }: { territory: string; slug: string; means: ShownMeansSummary }) {
	const { budget, years, total, commitmentCount, deliveredCount } = means;
	return (
		<Section
			title="Moyens et financement"
			id="moyens"
			action={
				<LinkButton href={paths.means(territory, slug)} size="small" icon="arrow-right">
					Voir le détail des moyens
				</LinkButton>
			}
		>
			<BudgetFigures budget={budget} />
			{years.length === 0 ? (
				<p className="muted">Aucun montant pour le moment.</p>
			) : (
				<YearTable caption="Budget et financement de la fiche par année" years={years} total={total} />
			)}
			{commitmentCount > 0 && (
				<p>
					{formatCount(commitmentCount, "engagement", "engagements")} de partenaires, dont {formatCount(deliveredCount, "tenu", "tenus")}.
				</p>
			)}
		</Section>
	);
}
