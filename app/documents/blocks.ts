import type { DocumentBlock, DocumentSection, Fact } from "#app/domain/kernel/document.ts";
import { formatShortDay } from "#app/ui/format.ts";

/** What a document is written with; whatever has nothing to say is null and left out. */

export const day = (value: string | null) => (value ? formatShortDay(value) : "");

export const fact = (term: string, value: string | null | undefined): Fact | null => (value ? { term, text: value } : null);

export const facts = (...all: (Fact | null)[]): DocumentBlock | null => {
	const kept = all.filter((one) => one !== null);
	return kept.length > 0 ? { kind: "facts", facts: kept } : null;
};

export const text = (value: string | null): DocumentBlock | null => (value?.trim() ? { kind: "text", text: value } : null);

export const list = (items: readonly string[]): DocumentBlock | null => (items.length > 0 ? { kind: "list", items } : null);

export const table = (
	columns: readonly [header: string, share: number, isNumber?: boolean][],
	rows: readonly string[][],
): DocumentBlock | null =>
	rows.length > 0 ? { kind: "table", columns: columns.map(([header, share, isNumber]) => ({ header, share, isNumber })), rows } : null;

export function sectionOf(level: DocumentSection["level"], title: string, ...blocks: (DocumentBlock | null)[]): DocumentSection[] {
	const kept = blocks.filter((block) => block !== null);
	return kept.length > 0 ? [{ level, title, blocks: kept }] : [];
}
