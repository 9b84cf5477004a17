import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { removeFunding } from "#app/domain/budgets/commands/remove-funding.server.ts";
import { RemoveFunding } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentFunding } from "#app/presenters/budget.server.ts";
import { RemovalForm } from "#app/ui/budgets/removal-form.tsx";
import { SubPage } from "#app/ui/budgets/sub-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Retirer un financement de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentFunding(ctx, args.params.sheet ?? "", args.params.funding ?? ""));
}

export const action = formAction({
	schema: RemoveFunding,
	fixed: async ({ sheet = "", funding }, ctx) => ({ sheetId: await getSheetId(ctx, sheet), fundingId: funding }),
	command: removeFunding,
	to: (territory, { sheet = "" }) => paths.means(territory, sheet),
	toast: "funding-removed",
});

export default function RemoveFundingPage() {
	const { territory, sheet, funding } = useLoaderData<typeof loader>();
	return (
		<SubPage territory={territory} sheet={sheet} title="Retirer le financement" here="Retirer un financement">
			<RemovalForm
				what={`${funding?.funder}, ${funding?.year}`}
				revision={funding?.revision}
				reply={useActionData<typeof action>()}
				cancelHref={paths.means(territory, sheet.slug)}
			/>
		</SubPage>
	);
}
