import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { writeContribution } from "#app/domain/action-sheets/commands/write-contribution.server.ts";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { WriteContribution } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
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

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "", organisation } = args.params;
	const sheetId = await respond(() => getSheetId(ctx, sheet));
	const form = await parseForm(args.request, WriteContribution, { sheetId, organisationId: organisation });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => writeContribution(ctx, form.value),
		() => redirectWithToast(`${paths.sheet(ctx.actor.territorySlug, sheet)}#contributions`, "contribution-written"),
	);
}

export default function ContributionPage() {
	return <ContributionForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
