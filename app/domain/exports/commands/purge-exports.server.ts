import { inTransaction, type SystemCtx, sweeping } from "../../kernel/context.server.ts";
import type { DocumentFormat } from "../../kernel/document.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { stateOf } from "../rules.ts";
import { type ExportId, fileNameOf } from "../types.ts";

/** Forgets the exports whose time is over. @returns the names of their files, to be removed */
export async function purgeExports(ctx: SystemCtx): Promise<string[]> {
	const rows = await sweeping(ctx, (tx) =>
		tx.selectFrom("sheetExport").select(["id", "territoryId", "format", "readyAt", "requestedAt", "failedAt"]).execute(),
	);
	const expired = rows.filter((row) => stateOf(row, ctx.now) === "expired");
	for (const [territoryId, all] of Map.groupBy(expired, (row) => row.territoryId as TerritoryId)) {
		await inTransaction({ ...ctx, territoryId }, (tx) =>
			tx
				.deleteFrom("sheetExport")
				.where("territoryId", "=", territoryId)
				.where(
					"id",
					"in",
					all.map(({ id }) => id),
				)
				.execute(),
		);
	}
	return expired.map(({ id, format }) => fileNameOf({ id: id as ExportId, format: format as DocumentFormat }));
}
