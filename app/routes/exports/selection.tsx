import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { recordExport } from "#app/domain/exports/commands/record-export.server.ts";
import { documentFormats } from "#app/domain/kernel/document.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { downloadDocument, formatOf, respondWithFile } from "#app/http/download.server.ts";
import { paths } from "#app/paths.ts";
import { presentSelection } from "#app/presenters/export.server.ts";

/** The sheets of the list as it is filtered, as one document; a long one is asked for on a page of its own. */
export function loader(args: LoaderFunctionArgs) {
	return respondWithFile(async () => {
		const ctx = await requireActor(args);
		const format = formatOf(args.request, documentFormats);
		const { search, searchParams } = new URL(args.request.url);
		const { document, sheetIds, fileName } = await presentSelection(ctx, searchParams);
		if (!document) return redirect(`${paths.newExport(ctx.actor.territorySlug)}${search}`);
		const response = await downloadDocument(document, fileName, format, ctx.now);
		await recordExport(ctx, { what: "sheets", sheetIds, format });
		return response;
	});
}
