import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { addFunding } from "#app/domain/budgets/commands/add-funding.server.ts";
import { AddFunding } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentFunding } from "#app/presenters/budget.server.ts";
import { FundingForm } from "#app/ui/budgets/funding-form.tsx";
import { SubPage } from "#app/ui/budgets/sub-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Nouveau financement de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentFunding(ctx, args.params.sheet ?? ""));
}

export const action = formAction({
	schema: AddFunding,
	fixed: async ({ sheet = "" }, ctx) => ({ sheetId: await getSheetId(ctx, sheet) }),
	command: addFunding,
	to: (territory, { sheet = "" }) => paths.means(territory, sheet),
	toast: "funding-added",
});

export default function NewFundingPage() {
	const { territory, sheet, organisations, year } = useLoaderData<typeof loader>();
	return (
		<SubPage territory={territory} sheet={sheet} title="Ajouter un financement" here="Nouveau financement">
			<FundingForm
				funding={null}
				organisations={organisations}
				year={year}
				reply={useActionData<typeof action>()}
				cancelHref={paths.means(territory, sheet.slug)}
			/>
		</SubPage>
	);
}
