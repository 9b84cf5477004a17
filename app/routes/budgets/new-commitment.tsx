import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { addCommitment } from "#app/domain/budgets/commands/add-commitment.server.ts";
import { AddCommitment } from "#app/domain/budgets/schema.ts";
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
	pageTitle(matches, data && `Nouvel engagement sur la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentCommitment(ctx, args.params.sheet ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "" } = args.params;
	const form = await parseForm(args.request, AddCommitment, { sheetId: await respond(() => getSheetId(ctx, sheet)) });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => addCommitment(ctx, form.value),
		() => redirectWithToast(paths.means(ctx.actor.territorySlug, sheet), "commitment-added"),
	);
}

export default function NewCommitmentPage() {
	const { territory, sheet, organisations, today } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Ajouter un engagement"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={subPageCrumbs(territory, sheet, "Nouvel engagement")}
			/>
			<CommitmentForm
				commitment={null}
				organisations={organisations}
				today={today}
				reply={useActionData<typeof action>()}
				cancelHref={paths.means(territory, sheet.slug)}
			/>
		</>
	);
}
