import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideVersion } from "#app/domain/action-sheets/commands/decide-version.server.ts";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { DecideVersion } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
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

export const action = formAction({
	schema: DecideVersion,
	fixed: async ({ sheet = "" }, ctx) => ({ sheetId: await getSheetId(ctx, sheet) }),
	command: decideVersion,
	to: (territory, { sheet = "" }) => paths.sheet(territory, sheet),
	toast: ({ verdict }) => `version-${verdict}`,
});

export default function SheetVersionPage() {
	return <VersionView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
