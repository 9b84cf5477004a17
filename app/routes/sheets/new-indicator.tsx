import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { addIndicator } from "#app/domain/indicators/commands/add-indicator.server.ts";
import { AddIndicator } from "#app/domain/indicators/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentIndicatorForm } from "#app/presenters/sheet-indicator-form.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { sheetCrumbs } from "#app/ui/sheets/crumbs.ts";
import { IndicatorForm } from "#app/ui/sheets/indicator-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Nouvel indicateur de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentIndicatorForm(ctx, args.params.sheet ?? ""));
}

export const action = formAction({
	schema: AddIndicator,
	fixed: async ({ sheet = "" }, ctx) => ({ sheetId: await getSheetId(ctx, sheet) }),
	command: addIndicator,
	to: (territory, { sheet = "" }) => `${paths.sheet(territory, sheet)}#indicateurs`,
	toast: "indicator-added",
});

export default function NewIndicatorPage() {
	const { territory, sheet, organisations, isOneTooMany } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Ajouter un indicateur"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={sheetCrumbs(territory, sheet, "Nouvel indicateur")}
			/>
			{isOneTooMany && (
				<Notice tone="warning">
					Cette fiche a déjà cinq indicateurs ou plus : au-delà, ils sont rarement tous renseignés. Gardez ceux que les partenaires
					partagent.
				</Notice>
			)}
			<IndicatorForm
				indicator={null}
				organisations={organisations}
				reply={useActionData<typeof action>()}
				cancelHref={paths.sheet(territory, sheet.slug)}
			/>
		</>
	);
}
