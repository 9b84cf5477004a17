import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { removeFundingLink } from "#app/domain/budgets/commands/remove-funding-link.server.ts";
import { RemoveFundingLink } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentFundingLink } from "#app/presenters/budget.server.ts";
import { RemovalForm } from "#app/ui/budgets/removal-form.tsx";
import { SubPage } from "#app/ui/budgets/sub-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Retirer un lien de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentFundingLink(ctx, args.params.sheet ?? "", args.params.link ?? ""));
}

export const action = formAction({
	schema: RemoveFundingLink,
	fixed: async ({ sheet = "", link }, ctx) => ({ sheetId: await getSheetId(ctx, sheet), linkId: link }),
	command: removeFundingLink,
	to: (territory, { sheet = "" }) => paths.means(territory, sheet),
	toast: "funding-link-removed",
});

export default function RemoveFundingLinkPage() {
	const { territory, sheet, link } = useLoaderData<typeof loader>();
	return (
		<SubPage territory={territory} sheet={sheet} title="Retirer le lien" here="Retirer un lien">
			<RemovalForm what={link?.label ?? ""} reply={useActionData<typeof action>()} cancelHref={paths.means(territory, sheet.slug)} />
		</SubPage>
	);
}
