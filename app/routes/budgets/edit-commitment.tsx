import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { editCommitment } from "#app/domain/budgets/commands/edit-commitment.server.ts";
import { EditCommitment } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentCommitment } from "#app/presenters/budget.server.ts";
import { CommitmentForm } from "#app/ui/budgets/commitment-form.tsx";
import { subPageCrumbs } from "#app/ui/budgets/crumbs.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Modifier un engagement de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentCommitment(ctx, args.params.sheet ?? "", args.params.commitment ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "" } = args.params;
	const form = await parseForm(args.request, EditCommitment, {
		sheetId: await respond(() => getSheetId(ctx, sheet)),
		commitmentId: args.params.commitment,
	});
	if (!form.ok) return form.invalid();
	return form.settle(
		() => editCommitment(ctx, form.value),
		() => redirectWithToast(paths.means(ctx.actor.territorySlug, sheet), "commitment-edited"),
	);
}

export default function EditCommitmentPage() {
	const { territory, sheet, commitment, organisations, today } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Modifier l'engagement"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={subPageCrumbs(territory, sheet, "Modifier un engagement")}
			/>
			<CommitmentForm
				commitment={commitment}
				organisations={organisations}
				today={today}
				reply={useActionData<typeof action>()}
				cancelHref={paths.means(territory, sheet.slug)}
			/>
		</>
	);
}
