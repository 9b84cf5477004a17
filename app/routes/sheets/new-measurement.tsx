import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { recordMeasurement } from "#app/domain/indicators/commands/record-measurement.server.ts";
import { RecordMeasurement } from "#app/domain/indicators/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMeasurementForm } from "#app/presenters/sheet-indicator-form.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { sheetCrumbs } from "#app/ui/sheets/crumbs.ts";
import { MeasurementForm } from "#app/ui/sheets/measurement-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Saisir une valeur\u00a0: ${data.indicator.label}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "", indicator = "" } = args.params;
	return respond(() => presentMeasurementForm(ctx, sheet, indicator, new URL(args.request.url).searchParams.get("date")));
}

export const action = formAction({
	schema: RecordMeasurement,
	fixed: async ({ sheet = "", indicator }, ctx) => ({ sheetId: await getSheetId(ctx, sheet), indicatorId: indicator }),
	command: recordMeasurement,
	to: (territory, { sheet = "" }) => `${paths.sheet(territory, sheet)}#indicateurs`,
	toast: "measurement-recorded",
});

export default function NewMeasurementPage() {
	const { territory, today, sheet, indicator, measurement, last } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title={measurement ? "Corriger une valeur" : "Saisir une valeur"}
				eyebrow={indicator.label}
				breadcrumbs={sheetCrumbs(territory, sheet, measurement ? "Corriger une valeur" : "Saisir une valeur")}
			/>
			<MeasurementForm
				indicator={indicator}
				today={today}
				measurement={measurement}
				last={last}
				reply={useActionData<typeof action>()}
				cancelHref={paths.sheet(territory, sheet.slug)}
			/>
		</>
	);
}
