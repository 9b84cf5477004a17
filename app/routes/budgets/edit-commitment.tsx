import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { editCommitment } from "#app/domain/budgets/commands/edit-commitment.server.ts";
import { EditCommitment } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentCommitment } from "#app/presenters/budget.server.ts";
import { CommitmentForm } from "#app/ui/budgets/commitment-form.tsx";
import { SubPage } from "#app/ui/budgets/sub-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Modifier un engagement de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentCommitment(ctx, args.params.sheet ?? "", args.params.commitment ?? ""));
}

export const action = formAction({
	schema: EditCommitment,
	fixed: async ({ sheet = "", commitment }, ctx) => ({ sheetId: await getSheetId(ctx, sheet), commitmentId: commitment }),
	command: editCommitment,
	to: (territory, { sheet = "" }) => paths.means(territory, sheet),
	toast: "commitment-edited",
});

export default function EditCommitmentPage() {
	const { territory, sheet, commitment, organisations, today } = useLoaderData<typeof loader>();
	return (
		<SubPage territory={territory} sheet={sheet} title="Modifier l'engagement" here="Modifier un engagement">
			<CommitmentForm
				commitment={commitment}
				organisations={organisations}
				today={today}
				reply={useActionData<typeof action>()}
				cancelHref={paths.means(territory, sheet.slug)}
			/>
		</SubPage>
	);
}
