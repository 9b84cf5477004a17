import { dayOf } from "../../kernel/calendar.ts";
import { inTransaction, reading, type SystemCtx } from "../../kernel/context.server.ts";
import type { DocumentFormat } from "../../kernel/document.ts";
import { NotFound } from "../../kernel/errors.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { readSheetContent } from "../content.server.ts";
import { getExport, getTerritoryName, listSlugs } from "../queries.server.ts";
import { updateExport } from "../store.server.ts";
import type { ExportId, SheetContent } from "../types.ts";

interface Preparation {
	exportId: ExportId;
	/** Prints and keeps the file; gives its size, or null when it cannot be printed and no other try would help. */
	print: (found: { contents: SheetContent[]; territory: string; format: DocumentFormat }) => Promise<number | null>;
}

const batch = 25;

/**
 * Reads the sheets of an export batch by batch, telling how far it is, then has them printed. May run twice, at once or again: the
 * same file is written under the same name, and one that is over stays as it is.
 */
export async function prepareExport(ctx: SystemCtx & { territoryId: TerritoryId }, { exportId, print }: Preparation): Promise<void> {
	const { territoryId, now } = ctx;
	const today = dayOf(now);
	const found = await reading(ctx, async (tx) => {
		const wanted = await getExport(tx, territoryId, exportId);
		return { wanted, slugs: await listSlugs(tx, territoryId, wanted.sheetIds), territory: await getTerritoryName(tx, territoryId) };
	}).catch(absent);
	if (!found || found.wanted.readyAt || found.wanted.failedAt) return;

	// in the name of who asked: confidential decisions are printed for those who may read them
	const asker = { db: ctx.db, now, personId: found.wanted.personId, territoryIds: [territoryId] };
	const contents: SheetContent[] = [];
	for (let start = 0; start < found.slugs.length; start += batch) {
		await reading(asker, async (tx) => {
			for (const slug of found.slugs.slice(start, start + batch)) {
				const content = await readSheetContent(tx, territoryId, slug, today).catch(absent); // removed meanwhile
				if (content) contents.push(content);
			}
		});
		await inTransaction(ctx, (tx) => updateExport(tx, exportId, { doneCount: Math.min(start + batch, found.slugs.length) }));
	}
	const byteCount = contents.length === 0 ? null : await print({ contents, territory: found.territory, format: found.wanted.format });
	await inTransaction(ctx, (tx) => updateExport(tx, exportId, byteCount === null ? { failedAt: now } : { readyAt: now, byteCount }));
}

const absent = (error: unknown): null => {
	if (error instanceof NotFound) return null;
	throw error;
};
