import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { addBudgetLine } from "#app/domain/budgets/commands/add-budget-line.server.ts";
import { AddBudgetLine } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentBudgetLine } from "#app/presenters/budget.server.ts";
import { BudgetLineForm } from "#app/ui/budgets/budget-line-form.tsx";
import { SubPage } from "#app/ui/budgets/sub-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Nouvelle ligne de budget de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentBudgetLine(ctx, args.params.sheet ?? ""));
}

export const action = formAction({
	schema: AddBudgetLine,
	fixed: async ({ sheet = "" }, ctx) => ({ sheetId: await getSheetId(ctx, sheet) }),
	command: addBudgetLine,
	to: (territory, { sheet = "" }) => paths.means(territory, sheet),
	toast: "budget-line-added",
});

export default function NewBudgetLinePage() {
	const { territory, sheet, year } = useLoaderData<typeof loader>();
	return (
		<SubPage territory={territory} sheet={sheet} title="Ajouter une ligne de budget" here="Nouvelle ligne">
			<BudgetLineForm line={null} year={year} reply={useActionData<typeof action>()} cancelHref={paths.means(territory, sheet.slug)} />
		</SubPage>
	);
}
