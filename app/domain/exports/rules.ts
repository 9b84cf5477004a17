import type { ExportState, SheetExport } from "./types.ts";

/** Up to so many sheets are printed while one waits; more are a job. */
export const promptSheetCount = 50;
/** Beyond, no one reads a document: it is the list that is wanted. */
export const maxSheetCount = 1_000;
/** Rows of a list; a territory has some hundreds of sheets. */
export const maxRowCount = 20_000;

const hour = 3_600_000;
const keptFor = 48 * hour;
/** Every try of the job is over by then. */
const givenUpAfter = hour;

export const expiresAt = ({ readyAt, requestedAt }: Pick<SheetExport, "readyAt" | "requestedAt">): Date =>
	new Date((readyAt ?? requestedAt).getTime() + keptFor);

export function stateOf(one: Pick<SheetExport, "readyAt" | "requestedAt" | "failedAt">, now: Date): ExportState {
	if (now >= expiresAt(one)) return "expired";
	if (one.readyAt) return "ready";
	return one.failedAt || now.getTime() - one.requestedAt.getTime() > givenUpAfter ? "failed" : "waiting";
}
