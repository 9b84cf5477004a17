import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { addBudgetLine } from "#app/domain/budgets/commands/add-budget-line.server.ts";
import { AddBudgetLine } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentBudgetLine } from "#app/presenters/budget.server.ts";
import { BudgetLineForm } from "#app/ui/budgets/budget-line-form.tsx";
import { subPageCrumbs } from "#app/ui/budgets/crumbs.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Nouvelle ligne de budget de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentBudgetLine(ctx, args.params.sheet ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "" } = args.params;
	const form = await parseForm(args.request, AddBudgetLine, { sheetId: await respond(() => getSheetId(ctx, sheet)) });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => addBudgetLine(ctx, form.value),
		() => redirectWithToast(paths.means(ctx.actor.territorySlug, sheet), "budget-line-added"),
	);
}

export default function NewBudgetLinePage() {
	const { territory, sheet, year } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Ajouter une ligne de budget"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={subPageCrumbs(territory, sheet, "Nouvelle ligne")}
			/>
			<BudgetLineForm line={null} year={year} reply={useActionData<typeof action>()} cancelHref={paths.means(territory, sheet.slug)} />
		</>
	);
}
