import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { editFunding } from "#app/domain/budgets/commands/edit-funding.server.ts";
import { EditFunding } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentFunding } from "#app/presenters/budget.server.ts";
import { FundingForm } from "#app/ui/budgets/funding-form.tsx";
import { SubPage } from "#app/ui/budgets/sub-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Modifier un financement de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentFunding(ctx, args.params.sheet ?? "", args.params.funding ?? ""));
}

export const action = formAction({
	schema: EditFunding,
	fixed: async ({ sheet = "", funding }, ctx) => ({ sheetId: await getSheetId(ctx, sheet), fundingId: funding }),
	command: editFunding,
	to: (territory, { sheet = "" }) => paths.means(territory, sheet),
	toast: "funding-edited",
});

export default function EditFundingPage() {
	const { territory, sheet, funding, organisations, year } = useLoaderData<typeof loader>();
	return (
		<SubPage territory={territory} sheet={sheet} title="Modifier le financement" here="Modifier un financement">
			<FundingForm
				funding={funding}
				organisations={organisations}
				year={year}
				reply={useActionData<typeof action>()}
				cancelHref={paths.means(territory, sheet.slug)}
			/>
		</SubPage>
	);
}
