import type { TypedField } from "#app/domain/campaigns/types.ts";

/** Columns of the grid that one types in, from left to right. */
export const gridFields = ["value", "unavailableReason", "comment", "evidenceUrl"] as const satisfies readonly TypedField[];

/** The cells of a spreadsheet's clipboard: tabs between cells, line ends between rows, quotes around cells that hold either. */
export function cellsOf(text: string): string[][] {
	const rows: string[][] = [[]];
	let cell = "";
	let isQuoted = false;
	for (let at = 0; at < text.length; at++) {
		const char = text[at] as string;
		if (isQuoted) {
			if (char !== '"') cell += char;
			else if (text[at + 1] === '"') cell += text[at++];
			else isQuoted = false;
		} else if (char === '"' && cell === "") isQuoted = true;
		else if (char === "\t" || char === "\n") {
			(rows.at(-1) as string[]).push(cell);
			cell = "";
			if (char === "\n") rows.push([]);
		} else if (char !== "\r") cell += char;
	}
	if (cell !== "" || (rows.at(-1) as string[]).length > 0) (rows.at(-1) as string[]).push(cell);
	else rows.pop();
	return rows;
}

export interface Placed {
	row: number;
	field: TypedField;
	text: string;
}

/**
 * Where pasted cells go, down and to the right of a cell, over the rows that can be written. Empty cells erase nothing.
 * @returns also how many rows did not fit
 */
export function placeCells(
	cells: readonly (readonly string[])[],
	from: { row: number; field: TypedField },
	isLocked: readonly boolean[],
): { placed: Placed[]; rowsLeftOut: number } {
	const open = isLocked.flatMap((locked, row) => (row >= from.row && !locked ? [row] : []));
	const firstField = gridFields.indexOf(from.field);
	const placed = cells.slice(0, open.length).flatMap((line, index) =>
		line.flatMap((text, offset) => {
			const field = gridFields[firstField + offset];
			// a cell of the grid is one line
			const flat = text.replace(/\s*\n\s*/g, " ").trim();
			return field && flat !== "" ? [{ row: open[index] as number, field, text: flat }] : [];
		}),
	);
	return { placed, rowsLeftOut: Math.max(0, cells.length - open.length) };
}
