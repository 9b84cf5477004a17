import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editSheet } from "#app/domain/action-sheets/commands/edit-sheet.server.ts";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { EditSheet } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentEditSheet } from "#app/presenters/sheet-form.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { sheetCrumbs } from "#app/ui/sheets/crumbs.ts";
import { SheetForm } from "#app/ui/sheets/sheet-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Modifier la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentEditSheet(ctx, args.params.sheet ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "" } = args.params;
	const form = await parseForm(args.request, EditSheet, { sheetId: await respond(() => getSheetId(ctx, sheet)) });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => editSheet(ctx, form.value),
		() => redirectWithToast(paths.sheet(ctx.actor.territorySlug, sheet), "sheet-edited"),
	);
}

export default function EditSheetPage() {
	const { territory, sheet, choices } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Modifier la fiche"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={sheetCrumbs(territory, sheet, "Modification")}
			/>
			<SheetForm choices={choices} sheet={sheet} reply={useActionData<typeof action>()} cancelHref={paths.sheet(territory, sheet.slug)} />
		</>
	);
}
