import type { Sheet, SheetMeeting } from "../action-sheets/types.ts";
import type { SummedMeans } from "../budgets/types.ts";
import type { Decision, TaskDetail } from "../decisions/types.ts";
import type { ProgressNote } from "../follow-up/types.ts";
import type { IndicatorOfSheet } from "../indicators/types.ts";
import type { DocumentFormat } from "../kernel/document.ts";
import { type Id, idSchema, type PersonId, type SheetId, type TerritoryId } from "../kernel/ids.ts";

export type ExportId = Id<"Export">;
export const ExportId = idSchema("Export");

/** All that a sheet's pages show but its comments, which are a conversation and not for paper. */
export interface SheetContent {
	sheet: Sheet;
	isLate: boolean;
	means: SummedMeans;
	/** The latest ones, latest first. */
	notes: readonly ProgressNote[];
	noteCount: number;
	indicators: readonly IndicatorOfSheet[];
	decisions: readonly Decision[];
	tasks: readonly TaskDetail[];
	meetings: readonly SheetMeeting[];
}

/** A selection too long to be printed while one waits: a job prepares its file. */
export interface SheetExport {
	id: ExportId;
	territoryId: TerritoryId;
	/** Who asked, and alone may fetch it. */
	personId: PersonId;
	format: DocumentFormat;
	sheetIds: SheetId[];
	requestedAt: Date;
	/** Sheets read so far. */
	doneCount: number;
	readyAt: Date | null;
	failedAt: Date | null;
	byteCount: number | null;
}

/** "expired" also of a file that the night has not removed yet. */
export type ExportState = "waiting" | "ready" | "failed" | "expired";

/** Where its file stands among the exports. */
export const fileNameOf = ({ id, format }: Pick<SheetExport, "id" | "format">): string => `${id}.${format}`;
