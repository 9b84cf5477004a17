import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { removeFundingLink } from "#app/domain/budgets/commands/remove-funding-link.server.ts";
import { RemoveFundingLink } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentFundingLink } from "#app/presenters/budget.server.ts";
import { subPageCrumbs } from "#app/ui/budgets/crumbs.ts";
import { RemovalForm } from "#app/ui/budgets/removal-form.tsx";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Retirer un lien de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentFundingLink(ctx, args.params.sheet ?? "", args.params.link ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "" } = args.params;
	const form = await parseForm(args.request, RemoveFundingLink, {
		sheetId: await respond(() => getSheetId(ctx, sheet)),
		linkId: args.params.link,
	});
	if (!form.ok) return form.invalid();
	return form.settle(
		() => removeFundingLink(ctx, form.value),
		() => redirectWithToast(paths.means(ctx.actor.territorySlug, sheet), "funding-link-removed"),
	);
}

export default function RemoveFundingLinkPage() {
	const { territory, sheet, link } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Retirer le lien"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={subPageCrumbs(territory, sheet, "Retirer un lien")}
			/>
			<RemovalForm what={link?.label ?? ""} reply={useActionData<typeof action>()} cancelHref={paths.means(territory, sheet.slug)} />
		</>
	);
}
