import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { removeBudgetLine } from "#app/domain/budgets/commands/remove-budget-line.server.ts";
import { RemoveBudgetLine } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentBudgetLine } from "#app/presenters/budget.server.ts";
import { subPageCrumbs } from "#app/ui/budgets/crumbs.ts";
import { RemovalForm } from "#app/ui/budgets/removal-form.tsx";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Retirer une ligne de budget de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentBudgetLine(ctx, args.params.sheet ?? "", args.params.line ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "" } = args.params;
	const form = await parseForm(args.request, RemoveBudgetLine, {
		sheetId: await respond(() => getSheetId(ctx, sheet)),
		lineId: args.params.line,
	});
	if (!form.ok) return form.invalid();
	return form.settle(
		() => removeBudgetLine(ctx, form.value),
		() => redirectWithToast(paths.means(ctx.actor.territorySlug, sheet), "budget-line-removed"),
	);
}

export default function RemoveBudgetLinePage() {
	const { territory, sheet, line } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Retirer la ligne de budget"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={subPageCrumbs(territory, sheet, "Retirer une ligne")}
			/>
			<RemovalForm
				what={line?.label ?? ""}
				revision={line?.revision}
				reply={useActionData<typeof action>()}
				cancelHref={paths.means(territory, sheet.slug)}
			/>
		</>
	);
}
