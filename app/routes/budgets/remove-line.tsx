import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { removeBudgetLine } from "#app/domain/budgets/commands/remove-budget-line.server.ts";
import { RemoveBudgetLine } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentBudgetLine } from "#app/presenters/budget.server.ts";
import { RemovalForm } from "#app/ui/budgets/removal-form.tsx";
import { SubPage } from "#app/ui/budgets/sub-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Retirer une ligne de budget de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentBudgetLine(ctx, args.params.sheet ?? "", args.params.line ?? ""));
}

export const action = formAction({
	schema: RemoveBudgetLine,
	fixed: async ({ sheet = "", line }, ctx) => ({ sheetId: await getSheetId(ctx, sheet), lineId: line }),
	command: removeBudgetLine,
	to: (territory, { sheet = "" }) => paths.means(territory, sheet),
	toast: "budget-line-removed",
});

export default function RemoveBudgetLinePage() {
	const { territory, sheet, line } = useLoaderData<typeof loader>();
	return (
		<SubPage territory={territory} sheet={sheet} title="Retirer la ligne de budget" here="Retirer une ligne">
			<RemovalForm
				what={line?.label ?? ""}
				revision={line?.revision}
				reply={useActionData<typeof action>()}
				cancelHref={paths.means(territory, sheet.slug)}
			/>
		</SubPage>
	);
}
