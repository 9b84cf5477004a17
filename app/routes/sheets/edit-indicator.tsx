import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { editIndicator } from "#app/domain/indicators/commands/edit-indicator.server.ts";
import { EditIndicator } from "#app/domain/indicators/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
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

export const action = formAction({
	schema: EditIndicator,
	fixed: async ({ sheet = "", indicator }, ctx) => ({ sheetId: await getSheetId(ctx, sheet), indicatorId: indicator }),
	command: editIndicator,
	to: (territory, { sheet = "" }) => `${paths.sheet(territory, sheet)}#indicateurs`,
	toast: (_, { isHeld }) => (isHeld ? "sheet-held" : "indicator-edited"),
});

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
