import type { LoaderFunctionArgs } from "@remix-run/node";
import { recordExport } from "#app/domain/exports/commands/record-export.server.ts";
import { documentFormats } from "#app/domain/kernel/document.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { downloadDocument, formatOf, respondWithFile } from "#app/http/download.server.ts";
import { presentSheetDocument } from "#app/presenters/export.server.ts";

/** One sheet as PDF, DOCX or ODT. */
export function loader(args: LoaderFunctionArgs) {
	return respondWithFile(async () => {
		const ctx = await requireActor(args);
		const format = formatOf(args.request, documentFormats);
		const { document, sheetIds, fileName } = await presentSheetDocument(ctx, args.params.sheet ?? "");
		const response = await downloadDocument(document, fileName, format, ctx.now);
		await recordExport(ctx, { what: "sheets", sheetIds, format });
		return response;
	});
}
