import type { ExportState } from "#app/domain/exports/types.ts";
import type { DocumentFormat } from "#app/domain/kernel/document.ts";
import { formatNumber } from "../format.ts";
import type { Tone } from "../primitives/tone.ts";

export interface ShownExport {
	id: string;
	format: DocumentFormat;
	state: ExportState;
	sheetCount: number;
	doneCount: number;
	byteCount: number | null;
	requestedAt: string;
	expiresAt: string;
}

export const stateLabels: Record<ExportState, string> = { waiting: "En préparation", ready: "Prêt", failed: "Échec", expired: "Expiré" };
export const stateTones: Record<ExportState, Tone> = { waiting: "info", ready: "success", failed: "danger", expired: "neutral" };

/** « 850 ko », « 12,4 Mo ». */
export const fileSize = (bytes: number): string =>
	bytes < 1_000_000 ? `${formatNumber(Math.max(1, bytes / 1_000), 0)}\u00a0ko` : `${formatNumber(bytes / 1_000_000, 1)}\u00a0Mo`;
