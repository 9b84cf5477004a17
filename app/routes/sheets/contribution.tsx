import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { writeContribution } from "#app/domain/action-sheets/commands/write-contribution.server.ts";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { WriteContribution } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentContribution } from "#app/presenters/sheet-parts.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { ContributionForm } from "#app/ui/sheets/contribution-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Contribution à la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentContribution(ctx, args.params.sheet ?? "", args.params.organisation ?? ""));
}

export const action = formAction({
	schema: WriteContribution,
	fixed: async ({ sheet = "", organisation }, ctx) => ({ sheetId: await getSheetId(ctx, sheet), organisationId: organisation }),
	command: writeContribution,
	to: (territory, { sheet = "" }) => `${paths.sheet(territory, sheet)}#contributions`,
	toast: "contribution-written",
});

export default function ContributionPage() {
	return <ContributionForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
