import type { SheetEffect } from "#app/domain/action-sheets/types.ts";
import type { Erratum, Observation, Remark } from "#app/domain/minutes/types.ts";
import { sheetStatusLabels } from "#app/messages/action-sheets.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { formatDay } from "../format.ts";
import type { Reply } from "../forms/reply.ts";

/** What a page shows around the text of minutes. */
export interface Around {
	remarks: readonly RemarkShown[];
	observations: readonly (Omit<Observation, "at"> & { at: string })[];
	observable: { until: string; isOver: boolean; silenceApproves: boolean } | null;
	errata: readonly ErratumShown[];
	notedAt: { id: string; title: string; startsAt: string } | null;
	reopened: { reason: string; byName: string; at: string } | null;
	replaced: readonly { sha256: string; approvedAt: string }[];
	may: { observe: boolean; resolve: boolean; propose: boolean; decide: boolean; reopen: boolean };
}
export type RemarkShown = Omit<Remark, "at" | "resolvedAt"> & { place: number | null; at: string; resolvedAt: string | null };
export type ErratumShown = Omit<Erratum, "proposedAt" | "decidedAt"> & { proposedAt: string; decidedAt: string | null };

/** A page with several forms: what was refused belongs to one of them. */
export const replyTo = (reply: Reply | undefined, intent: string): Reply | undefined =>
	reply?.lastResult.initialValue?.intent === intent ? reply : undefined;

/** What a decision does to a sheet: `isDone` once approved, foreseen before. */
export function effectText(effect: SheetEffect, isDone: boolean): string {
	switch (effect.kind) {
		case "status":
			return `${isDone ? "La fiche est passée" : "À l'approbation, la fiche passera"} au statut «\u00a0${sheetStatusLabels[effect.to].toLowerCase()}\u00a0».`;
		case "end":
			return `${isDone ? "L'échéance de la fiche est passée" : "À l'approbation, l'échéance de la fiche passera"} au ${formatDay(effect.to)}${effect.from ? `, au lieu du ${formatDay(effect.from)}` : ""}.`;
		case "refused":
			return `${sentenceOf(effect.code)}.`;
	}
}
