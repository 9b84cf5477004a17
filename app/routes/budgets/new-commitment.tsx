import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { addCommitment } from "#app/domain/budgets/commands/add-commitment.server.ts";
import { AddCommitment } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentCommitment } from "#app/presenters/budget.server.ts";
import { CommitmentForm } from "#app/ui/budgets/commitment-form.tsx";
import { SubPage } from "#app/ui/budgets/sub-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Nouvel engagement sur la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentCommitment(ctx, args.params.sheet ?? ""));
}

export const action = formAction({
	schema: AddCommitment,
	fixed: async ({ sheet = "" }, ctx) => ({ sheetId: await getSheetId(ctx, sheet) }),
	command: addCommitment,
	to: (territory, { sheet = "" }) => paths.means(territory, sheet),
	toast: "commitment-added",
});

export default function NewCommitmentPage() {
	const { territory, sheet, organisations, today } = useLoaderData<typeof loader>();
	return (
		<SubPage territory={territory} sheet={sheet} title="Ajouter un engagement" here="Nouvel engagement">
			<CommitmentForm
				commitment={null}
				organisations={organisations}
				today={today}
				reply={useActionData<typeof action>()}
				cancelHref={paths.means(territory, sheet.slug)}
			/>
		</SubPage>
	);
}
