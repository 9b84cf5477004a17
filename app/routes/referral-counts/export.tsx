import type { LoaderFunctionArgs } from "@remix-run/node";
import { documentFormats, tableFormats } from "#app/domain/kernel/document.ts";
import { recordCountExport } from "#app/domain/referral-counts/commands/record-count-export.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { downloadDocument, downloadTable, formatOf, respondWithFile } from "#app/http/download.server.ts";
import { presentCountFiles } from "#app/presenters/referral-counts.server.ts";

/** The published counts of a year: as rows (XLSX, CSV), or as a document (PDF, DOCX, ODT). */
export function loader(args: LoaderFunctionArgs) {
	return respondWithFile(async () => {
		const ctx = await requireActor(args);
		const format = formatOf(args.request, [...tableFormats, ...documentFormats]);
		const { year, table, document, fileName } = await presentCountFiles(ctx, new URL(args.request.url).searchParams);
		const response =
			format === "xlsx" || format === "csv"
				? await downloadTable(table, fileName, format, ctx.now)
				: await downloadDocument(document, fileName, format, ctx.now);
		await recordCountExport(ctx, { year, format });
		return response;
	});
}
