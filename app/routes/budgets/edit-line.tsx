import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { editBudgetLine } from "#app/domain/budgets/commands/edit-budget-line.server.ts";
import { EditBudgetLine } from "#app/domain/budgets/schema.ts";
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
	pageTitle(matches, data && `Modifier une ligne de budget de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentBudgetLine(ctx, args.params.sheet ?? "", args.params.line ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "" } = args.params;
	const form = await parseForm(args.request, EditBudgetLine, {
		sheetId: await respond(() => getSheetId(ctx, sheet)),
		lineId: args.params.line,
	});
	if (!form.ok) return form.invalid();
	return form.settle(
		() => editBudgetLine(ctx, form.value),
		() => redirectWithToast(paths.means(ctx.actor.territorySlug, sheet), "budget-line-edited"),
	);
}

export default function EditBudgetLinePage() {
	const { territory, sheet, line, year } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Modifier la ligne de budget"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={subPageCrumbs(territory, sheet, "Modifier une ligne")}
			/>
			<BudgetLineForm line={line} year={year} reply={useActionData<typeof action>()} cancelHref={paths.means(territory, sheet.slug)} />
		</>
	);
}
