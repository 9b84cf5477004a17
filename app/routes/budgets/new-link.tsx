import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { addFundingLink } from "#app/domain/budgets/commands/add-funding-link.server.ts";
import { AddFundingLink } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentFundingLink } from "#app/presenters/budget.server.ts";
import { FundingLinkForm } from "#app/ui/budgets/funding-link-form.tsx";
import { SubPage } from "#app/ui/budgets/sub-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Nouveau lien vers une aide de la Caf, fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentFundingLink(ctx, args.params.sheet ?? ""));
}

export const action = formAction({
	schema: AddFundingLink,
	fixed: async ({ sheet = "" }, ctx) => ({ sheetId: await getSheetId(ctx, sheet) }),
	command: addFundingLink,
	to: (territory, { sheet = "" }) => paths.means(territory, sheet),
	toast: "funding-link-added",
});

export default function NewFundingLinkPage() {
	const { territory, sheet } = useLoaderData<typeof loader>();
	return (
		<SubPage territory={territory} sheet={sheet} title="Ajouter un lien vers une aide de la Caf" here="Nouveau lien">
			<FundingLinkForm reply={useActionData<typeof action>()} cancelHref={paths.means(territory, sheet.slug)} />
		</SubPage>
	);
}
