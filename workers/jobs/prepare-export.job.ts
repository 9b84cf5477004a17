import { z } from "zod";
import { printDocument } from "#app/adapters/documents/print.server.ts";
import { UnprintableDocument } from "#app/adapters/documents/unprintable-document.ts";
import { selectionDocument } from "#app/documents/sheet-document.ts";
import { prepareExport } from "#app/domain/exports/commands/prepare-export.server.ts";
import { exportRequested } from "#app/domain/exports/events.ts";
import { ExportId, fileNameOf } from "#app/domain/exports/types.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { defineJob, systemCtx } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";

/** Prints a long document and keeps its file for who asked. Someone waits before a progress bar: three tries, close together. */
export const prepareExportFile = defineJob({
	name: "prepare-export-file",
	payload: z.object({ ...eventFields, territoryId, exportId: ExportId }),
	listensTo: [exportRequested],
	attempts: 3,
	backoffMs: 10_000,
	async run(deps, { territoryId: at, exportId }) {
		const ctx = { ...systemCtx(deps, at), territoryId: at };
		await prepareExport(ctx, {
			exportId,
			async print({ contents, territory, format }) {
				try {
					const bytes = await printDocument(selectionDocument(contents, { territory, today: dayOf(ctx.now) }), format, ctx.now);
					await deps.exportFiles.write(fileNameOf({ id: exportId, format }), bytes);
					return bytes.byteLength;
				} catch (error) {
					if (error instanceof UnprintableDocument) return null;
					throw error;
				}
			},
		});
	},
});
