import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestExport } from "#app/domain/exports/commands/request-export.server.ts";
import { RequestExport } from "#app/domain/exports/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { type FormReply, parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentExportRequest, presentSelection } from "#app/presenters/export.server.ts";
import { ExportRequestView } from "#app/ui/exports/export-request-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Exporter une sélection");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentExportRequest(ctx, new URL(args.request.url).searchParams));
}

/** The selection is in the address, as the list has it; the form brings the format. */
export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const form = await parseForm(args.request, RequestExport);
	if (!form.ok) return form.invalid();
	const { searchParams } = new URL(args.request.url);
	return form.settle(
		async () => {
			const { sheetIds } = await presentSelection(ctx, searchParams);
			return requestExport(ctx, { sheetIds, format: form.value.format });
		},
		(id) => redirectWithToast(paths.export(ctx.actor.territorySlug, id), "export-requested"),
	);
}

export default function NewExportPage() {
	return <ExportRequestView {...useLoaderData<typeof loader>()} reply={useActionData<FormReply>()} />;
}
