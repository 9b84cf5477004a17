import type { SheetBudget, SheetBudgetFigure } from "#app/domain/budgets/types.ts";
import { formatEuro } from "../format.ts";
import { DefinitionList } from "../primitives/definition-list.tsx";

/** What the action costs, and whether that is counted or only guessed. */
export function BudgetFigures({ budget: { planned, actual } }: { budget: SheetBudget }) {
	if (!planned && !actual) return null;
	return (
		<DefinitionList
			layout="grid"
			items={[
				{ term: "Budget prévisionnel", description: planned && <Figure {...planned} /> },
				{ term: "Budget réalisé", description: actual && <Figure {...actual} /> },
			].filter(({ description }) => description)}
		/>
	);
}

const Figure = ({ amount, isEstimate }: SheetBudgetFigure) => (
	<>
		{formatEuro(amount)} <span className="muted">{isEstimate ? "première estimation" : "somme des lignes de budget"}</span>
	</>
);
