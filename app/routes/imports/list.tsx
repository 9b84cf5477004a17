import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { uploadImport } from "#app/domain/imports/commands/upload-import.server.ts";
import { importSheets } from "#app/domain/imports/policy.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { readUploadedSpreadsheet } from "#app/http/read-spreadsheet.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { paths } from "#app/paths.ts";
import { presentImports } from "#app/presenters/imports.server.ts";
import { ImportListView } from "#app/ui/imports/import-list-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Importer un plan d'actions");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentImports(ctx));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	// asked before ten megabytes are read for nothing; the command asks again
	await respond(async () => assertAllowed(importSheets(ctx.actor)));
	const file = await readUploadedSpreadsheet(args.request);
	if ("refused" in file) return data({ error: sentenceOf(file.refused) }, { status: file.refused === "import.file-too-big" ? 413 : 422 });
	const importId = await respond(() => uploadImport(ctx, file));
	return redirectWithToast(paths.sheetImport(ctx.actor.territorySlug, importId), "import-uploaded");
}

export default function ImportListPage() {
	return <ImportListView {...useLoaderData<typeof loader>()} error={useActionData<typeof action>()?.error} />;
}
