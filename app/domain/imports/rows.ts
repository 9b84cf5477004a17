import { addressOf, isBlank, textOf } from "./cells.ts";
import type { lineReader, ReadLine } from "./read-line.ts";
import type { Cell, Grid, ImportMapping, Problem } from "./types.ts";

export interface Row {
	line: number;
	cells: readonly Cell[];
	read: ReadLine;
	/** Whether its cells could all be read. */
	isSound: boolean;
	/** The heading above it. */
	heading: { axisText: string; objectiveText: string };
	/** Of a sub-action whose line names no parent: the last sheet above. */
	above: Row | null;
}

export const isSubAction = ({ read }: Pick<Row, "read">): boolean => read.parentText !== "" || read.subTitle !== "";

/** The rows that are sheets or sub-actions, each read; lines that only announce an axis or objective are told and left out. */
export function readRows(
	grid: Grid,
	mapping: ImportMapping,
	readLine: ReturnType<typeof lineReader>,
	{ problems, remarks }: { problems: Problem[]; remarks: Problem[] },
): Row[] {
	const rows: Row[] = [];
	let heading = { axisText: "", objectiveText: "" };
	let above: Row | null = null;
	const cellOf = (cells: readonly Cell[], field: "axis" | "objective" | "title") => cells[mapping.columns.indexOf(field)];
	for (let line = mapping.firstLine; line <= grid.rows.length; line++) {
		const cells = grid.rows[line - 1] ?? [];
		const filled = mapping.columns.filter((field, column) => field && !isBlank(cells[column]));
		if (filled.length === 0) continue;
		if (filled.every((field) => field === "axis" || field === "objective")) {
			const axisText = filled.includes("axis") ? textOf(cellOf(cells, "axis")) : heading.axisText;
			heading = { axisText, objectiveText: filled.includes("objective") ? textOf(cellOf(cells, "objective")) : "" };
			const value = [axisText, heading.objectiveText].filter(Boolean).join(", ");
			remarks.push({ address: addressOf(line, mapping.columns.indexOf(filled[0] as "axis")), line, code: "import.heading-line", value });
			continue;
		}
		const before = problems.length;
		const read = readLine(
			cells,
			line,
			(problem) => problems.push(problem),
			(problem) => remarks.push(problem),
		);
		if (!read.fields.title && !read.subTitle && isBlank(cellOf(cells, "title")))
			problems.push({ address: addressOf(line, Math.max(0, mapping.columns.indexOf("title"))), line, code: "import.missing-title" });
		const row: Row = { line, cells, read, isSound: problems.length === before, heading, above };
		if (!isSubAction(row)) above = row;
		rows.push(row);
	}
	return rows;
}
