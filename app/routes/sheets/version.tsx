import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideVersion } from "#app/domain/action-sheets/commands/decide-version.server.ts";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { DecideVersion } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSheetVersion } from "#app/presenters/sheet-history.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { VersionView } from "#app/ui/sheets/version-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Version ${data.version.number} de la fiche ${data.sheet.code}`);

/** A number of an address; one that cannot be read names no version. */
const numberOf = (text: string | null | undefined): number | null => (text && /^\d{1,6}$/.test(text) ? Number(text) : null);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const beside = numberOf(new URL(args.request.url).searchParams.get("avec"));
	return respond(() => presentSheetVersion(ctx, args.params.sheet ?? "", numberOf(args.params.number) ?? 0, beside));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "" } = args.params;
	const form = await parseForm(args.request, DecideVersion, { sheetId: await respond(() => getSheetId(ctx, sheet)) });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => decideVersion(ctx, form.value),
		() => redirectWithToast(paths.sheet(ctx.actor.territorySlug, sheet), `version-${form.value.verdict}`),
	);
}

export default function SheetVersionPage() {
	return <VersionView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
