import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createSheet } from "#app/domain/action-sheets/commands/create-sheet.server.ts";
import { CreateSheet } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentNewSheet } from "#app/presenters/sheet-form.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { SheetForm } from "#app/ui/sheets/sheet-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Nouvelle fiche action");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentNewSheet(ctx, new URL(args.request.url).searchParams.get("objectif")));
}

export const action = formAction({
	schema: CreateSheet,
	command: createSheet,
	to: (territory, _, { slug }) => paths.sheet(territory, slug),
	toast: "sheet-created",
});

export default function NewSheetPage() {
	const { territory, choices, objectiveId } = useLoaderData<typeof loader>();
	const list = paths.sheets(territory);
	return (
		<>
			<PageHeader title="Nouvelle fiche action" breadcrumbs={[{ label: "Fiches actions", href: list }, { label: "Nouvelle fiche" }]} />
			<SheetForm choices={choices} objectiveId={objectiveId} reply={useActionData<typeof action>()} cancelHref={list} />
		</>
	);
}
