import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { completeMilestone } from "#app/domain/action-sheets/commands/complete-milestone.server.ts";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { CompleteMilestone } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
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

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "", milestone } = args.params;
	const sheetId = await respond(() => getSheetId(ctx, sheet));
	const form = await parseForm(args.request, CompleteMilestone, { sheetId, milestoneId: milestone });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => completeMilestone(ctx, form.value),
		() =>
			redirectWithToast(
				`${paths.sheet(ctx.actor.territorySlug, sheet)}#jalons`,
				form.value.state === "done" ? "milestone-completed" : "milestone-reopened",
			),
	);
}

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
