import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editSheet } from "#app/domain/action-sheets/commands/edit-sheet.server.ts";
import { sheetSections } from "#app/domain/action-sheets/fields.ts";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { EditSection } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentEditSheet, readSection } from "#app/presenters/sheet-form.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { EditSheetView } from "#app/ui/sheets/edit-sheet-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Modifier la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentEditSheet(ctx, args.params.sheet ?? "", new URL(args.request.url).searchParams.get("partie")));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "" } = args.params;
	const { searchParams } = new URL(args.request.url);
	const section = readSection(searchParams.get("partie"));
	const form = await parseForm(args.request, EditSection[section], { sheetId: await respond(() => getSheetId(ctx, sheet)) });
	if (!form.ok) return form.invalid();
	const next = searchParams.has("suite") ? sheetSections[sheetSections.indexOf(section) + 1] : undefined;
	const { territorySlug } = ctx.actor;
	return form.settle(
		() => editSheet(ctx, form.value),
		({ isHeld }) =>
			redirectWithToast(
				next ? `${paths.editSheet(territorySlug, sheet)}?partie=${next}` : paths.sheet(territorySlug, sheet),
				isHeld ? "sheet-held" : "sheet-edited",
			),
	);
}

export default function EditSheetPage() {
	return <EditSheetView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
