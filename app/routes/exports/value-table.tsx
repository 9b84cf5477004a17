import type { LoaderFunctionArgs } from "@remix-run/node";
import { recordExport } from "#app/domain/exports/commands/record-export.server.ts";
import { tableFormats } from "#app/domain/kernel/document.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { downloadTable, formatOf, respondWithFile } from "#app/http/download.server.ts";
import { presentValueTable } from "#app/presenters/export.server.ts";

/** The values of one indicator, as XLSX or CSV. */
export function loader(args: LoaderFunctionArgs) {
	return respondWithFile(async () => {
		const ctx = await requireActor(args);
		const format = formatOf(args.request, tableFormats);
		const { table, fileName } = await presentValueTable(ctx, args.params.indicator ?? "");
		const response = await downloadTable(table, fileName, format, ctx.now);
		await recordExport(ctx, { what: "indicator-list", count: 1, format });
		return response;
	});
}
