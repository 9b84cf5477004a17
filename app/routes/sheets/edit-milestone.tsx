import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editMilestone } from "#app/domain/action-sheets/commands/edit-milestone.server.ts";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { EditMilestone } from "#app/domain/action-sheets/schema.ts";
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
	pageTitle(matches, data && `Modifier un jalon de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentMilestoneForm(ctx, args.params.sheet ?? "", args.params.milestone ?? ""));
}

export const action = formAction({
	schema: EditMilestone,
	fixed: async ({ sheet = "", milestone }, ctx) => ({ sheetId: await getSheetId(ctx, sheet), milestoneId: milestone }),
	command: editMilestone,
	to: (territory, { sheet = "" }) => paths.sheet(territory, sheet),
	toast: "milestone-edited",
});

export default function EditMilestonePage() {
	const { territory, sheet, milestone, people } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Modifier le jalon"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={sheetCrumbs(territory, sheet, "Modifier un jalon")}
			/>
			<MilestoneForm
				milestone={milestone}
				people={people}
				reply={useActionData<typeof action>()}
				cancelHref={paths.sheet(territory, sheet.slug)}
			/>
		</>
	);
}
