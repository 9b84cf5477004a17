import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { addFundingLink } from "#app/domain/budgets/commands/add-funding-link.server.ts";
import { AddFundingLink } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentFundingLink } from "#app/presenters/budget.server.ts";
import { subPageCrumbs } from "#app/ui/budgets/crumbs.ts";
import { FundingLinkForm } from "#app/ui/budgets/funding-link-form.tsx";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Nouveau lien vers une aide de la Caf, fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentFundingLink(ctx, args.params.sheet ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "" } = args.params;
	const form = await parseForm(args.request, AddFundingLink, { sheetId: await respond(() => getSheetId(ctx, sheet)) });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => addFundingLink(ctx, form.value),
		() => redirectWithToast(paths.means(ctx.actor.territorySlug, sheet), "funding-link-added"),
	);
}

export default function NewFundingLinkPage() {
	const { territory, sheet } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Ajouter un lien vers une aide de la Caf"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={subPageCrumbs(territory, sheet, "Nouveau lien")}
			/>
			<FundingLinkForm reply={useActionData<typeof action>()} cancelHref={paths.means(territory, sheet.slug)} />
		</>
	);
}
