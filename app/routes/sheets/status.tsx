import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeSheetStatus } from "#app/domain/action-sheets/commands/change-sheet-status.server.ts";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { ChangeSheetStatus } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSheetStatus } from "#app/presenters/sheet-form.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { MissingFields } from "#app/ui/sheets/completeness-panel.tsx";
import { sheetCrumbs } from "#app/ui/sheets/crumbs.ts";
import { SheetStatusBadge } from "#app/ui/sheets/status-badge.tsx";
import { StatusForm } from "#app/ui/sheets/status-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Statut de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentSheetStatus(ctx, args.params.sheet ?? ""));
}

export const action = formAction({
	schema: ChangeSheetStatus,
	fixed: async ({ sheet = "" }, ctx) => ({ sheetId: await getSheetId(ctx, sheet) }),
	command: changeSheetStatus,
	to: (territory, { sheet = "" }) => paths.sheet(territory, sheet),
	toast: "sheet-status-changed",
});

export default function SheetStatusPage() {
	const { territory, sheet, ways, missing } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Changer le statut"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={sheetCrumbs(territory, sheet, "Statut")}
				meta={<SheetStatusBadge status={sheet.status} />}
			/>
			<StatusForm
				sheet={sheet}
				ways={ways}
				reply={useActionData<typeof action>()}
				cancelHref={paths.sheet(territory, sheet.slug)}
				missingFields={missing.length > 0 && <MissingFields missing={missing} territory={territory} slug={sheet.slug} canEdit />}
			/>
		</>
	);
}
