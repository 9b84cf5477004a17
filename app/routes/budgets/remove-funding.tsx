import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { removeFunding } from "#app/domain/budgets/commands/remove-funding.server.ts";
import { RemoveFunding } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentFunding } from "#app/presenters/budget.server.ts";
import { subPageCrumbs } from "#app/ui/budgets/crumbs.ts";
import { RemovalForm } from "#app/ui/budgets/removal-form.tsx";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Retirer un financement de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentFunding(ctx, args.params.sheet ?? "", args.params.funding ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "" } = args.params;
	const form = await parseForm(args.request, RemoveFunding, {
		sheetId: await respond(() => getSheetId(ctx, sheet)),
		fundingId: args.params.funding,
	});
	if (!form.ok) return form.invalid();
	return form.settle(
		() => removeFunding(ctx, form.value),
		() => redirectWithToast(paths.means(ctx.actor.territorySlug, sheet), "funding-removed"),
	);
}

export default function RemoveFundingPage() {
	const { territory, sheet, funding } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Retirer le financement"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={subPageCrumbs(territory, sheet, "Retirer un financement")}
			/>
			<RemovalForm
				what={`${funding?.funder}, ${funding?.year}`}
				revision={funding?.revision}
				reply={useActionData<typeof action>()}
				cancelHref={paths.means(territory, sheet.slug)}
			/>
		</>
	);
}
