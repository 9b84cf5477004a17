import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { editFunding } from "#app/domain/budgets/commands/edit-funding.server.ts";
import { EditFunding } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentFunding } from "#app/presenters/budget.server.ts";
import { subPageCrumbs } from "#app/ui/budgets/crumbs.ts";
import { FundingForm } from "#app/ui/budgets/funding-form.tsx";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Modifier un financement de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentFunding(ctx, args.params.sheet ?? "", args.params.funding ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "" } = args.params;
	const form = await parseForm(args.request, EditFunding, {
		sheetId: await respond(() => getSheetId(ctx, sheet)),
		fundingId: args.params.funding,
	});
	if (!form.ok) return form.invalid();
	return form.settle(
		() => editFunding(ctx, form.value),
		() => redirectWithToast(paths.means(ctx.actor.territorySlug, sheet), "funding-edited"),
	);
}

export default function EditFundingPage() {
	const { territory, sheet, funding, organisations, year } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Modifier le financement"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={subPageCrumbs(territory, sheet, "Modifier un financement")}
			/>
			<FundingForm
				funding={funding}
				organisations={organisations}
				year={year}
				reply={useActionData<typeof action>()}
				cancelHref={paths.means(territory, sheet.slug)}
			/>
		</>
	);
}
