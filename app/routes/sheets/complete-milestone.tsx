import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { completeMilestone } from "#app/domain/action-sheets/commands/complete-milestone.server.ts";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { CompleteMilestone } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMilestone } from "#app/presenters/sheet-form.server.ts";
import { sentencesOf } from "#app/ui/forms/reply.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { sheetCrumbs } from "#app/ui/sheets/crumbs.ts";
import { MilestoneTick } from "#app/ui/sheets/milestone-tick.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Jalon de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentMilestone(ctx, args.params.sheet ?? "", args.params.milestone ?? ""));
}

export const action = formAction({
	schema: CompleteMilestone,
	fixed: async ({ sheet = "", milestone }, ctx) => ({ sheetId: await getSheetId(ctx, sheet), milestoneId: milestone }),
	command: completeMilestone,
	to: (territory, { sheet = "" }) => `${paths.sheet(territory, sheet)}#jalons`,
	toast: ({ state }) => (state === "done" ? "milestone-completed" : "milestone-reopened"),
});

export default function CompleteMilestonePage() {
	const { territory, sheet, milestone, canComplete } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>();
	return (
		<>
			<PageHeader
				title={milestone.title}
				eyebrow={`Jalon de la fiche ${sheet.code}`}
				breadcrumbs={sheetCrumbs(territory, sheet, "Jalon")}
			/>
			<MilestoneTick
				milestone={milestone}
				canComplete={canComplete}
				refusals={sentencesOf(reply)}
				backHref={paths.sheet(territory, sheet.slug)}
			/>
		</>
	);
}
