import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { editIndicator } from "#app/domain/indicators/commands/edit-indicator.server.ts";
import { EditIndicator } from "#app/domain/indicators/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentIndicatorForm } from "#app/presenters/sheet-indicator-form.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { sheetCrumbs } from "#app/ui/sheets/crumbs.ts";
import { IndicatorForm } from "#app/ui/sheets/indicator-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Modifier un indicateur de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentIndicatorForm(ctx, args.params.sheet ?? "", args.params.indicator ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "", indicator } = args.params;
	const sheetId = await respond(() => getSheetId(ctx, sheet));
	const form = await parseForm(args.request, EditIndicator, { sheetId, indicatorId: indicator });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => editIndicator(ctx, form.value),
		({ isHeld }) =>
			redirectWithToast(`${paths.sheet(ctx.actor.territorySlug, sheet)}#indicateurs`, isHeld ? "sheet-held" : "indicator-edited"),
	);
}

export default function EditIndicatorPage() {
	const { territory, sheet, isCommitted, indicator, organisations } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Modifier l'indicateur"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={sheetCrumbs(territory, sheet, "Modifier un indicateur")}
			/>
			<IndicatorForm
				indicator={indicator}
				isCommitted={isCommitted}
				organisations={organisations}
				reply={useActionData<typeof action>()}
				cancelHref={paths.sheet(territory, sheet.slug)}
			/>
		</>
	);
}
