import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addMilestone } from "#app/domain/action-sheets/commands/add-milestone.server.ts";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { AddMilestone } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMilestoneForm } from "#app/presenters/sheet-form.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { sheetCrumbs } from "#app/ui/sheets/crumbs.ts";
import { MilestoneForm } from "#app/ui/sheets/milestone-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Nouveau jalon de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentMilestoneForm(ctx, args.params.sheet ?? ""));
}

export const action = formAction({
	schema: AddMilestone,
	fixed: async ({ sheet = "" }, ctx) => ({ sheetId: await getSheetId(ctx, sheet) }),
	command: addMilestone,
	to: (territory, { sheet = "" }) => paths.sheet(territory, sheet),
	toast: "milestone-added",
});

export default function NewMilestonePage() {
	const { territory, sheet, people } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Ajouter un jalon"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={sheetCrumbs(territory, sheet, "Nouveau jalon")}
			/>
			<MilestoneForm
				milestone={null}
				people={people}
				reply={useActionData<typeof action>()}
				cancelHref={paths.sheet(territory, sheet.slug)}
			/>
		</>
	);
}
