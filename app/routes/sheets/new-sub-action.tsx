import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addSubAction } from "#app/domain/action-sheets/commands/add-sub-action.server.ts";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { AddSubAction } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentNewSubAction } from "#app/presenters/sheet-parts.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { SubActionForm } from "#app/ui/sheets/sub-action-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Nouvelle sous-action de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentNewSubAction(ctx, args.params.sheet ?? ""));
}

export const action = formAction({
	schema: AddSubAction,
	fixed: async ({ sheet = "" }, ctx) => ({ parentId: await getSheetId(ctx, sheet) }),
	command: addSubAction,
	to: (territory, { sheet = "" }) => `${paths.sheet(territory, sheet)}#sous-actions`,
	toast: "sub-action-added",
});

export default function NewSubActionPage() {
	return <SubActionForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
