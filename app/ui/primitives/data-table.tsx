import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export interface Column<Row> {
	key: string;
	header: string;
	cell: (row: Row) => ReactNode;
	align?: "start" | "end" | "center";
	/** Where sorting by this column leads, and the way it is sorted now. */
	sort?: { href: string; direction?: "ascending" | "descending" };
	/** The cell that names its row; the first column unless one says so. */
	isRowHeader?: boolean;
	/** Kept on one line: dates, codes. */
	isCompact?: boolean;
	/** Left out of the stacked cards of a phone. */
	isSecondary?: boolean;
}

interface DataTableProps<Row> {
	/** What the table holds; read aloud, and shown when `isCaptionVisible`. */
	caption: string;
	columns: readonly Column<Row>[];
	rows: readonly Row[];
	rowKey: (row: Row) => string;
	isCaptionVisible?: boolean;
	/** A last row of totals, one cell for each column. */
	footer?: readonly ReactNode[];
}

/** Rows and columns. Scrolls in a labelled region when wide; on a phone each row becomes a card whose cells carry their header. */
export function DataTable<Row>({ caption, columns, rows, rowKey, isCaptionVisible = false, footer }: DataTableProps<Row>) {
	const headerKey = (columns.find((column) => column.isRowHeader) ?? columns[0])?.key;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (RGAA 12.9)
		<section className="table-region" aria-label={caption} tabIndex={0}>
			<table className="table">
				<caption className={isCaptionVisible ? "table-caption" : "visually-hidden"}>{caption}</caption>
				<thead>
					<tr>
						{columns.map((column) => (
							<th key={column.key} scope="col" className={alignment(column)} aria-sort={column.sort?.direction}>
								{column.sort ? <SortLink header={column.header} {...column.sort} /> : column.header}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={rowKey(row)}>
							{columns.map((column) =>
								column.key === headerKey ? (
									<th key={column.key} scope="row" className={alignment(column)}>
										{column.cell(row)}
									</th>
								) : (
									<td key={column.key} data-label={column.header} className={alignment(column)}>
										{column.cell(row)}
									</td>
								),
							)}
						</tr>
					))}
				</tbody>
				{footer && (
					<tfoot>
						<tr>
							{columns.map((column, index) =>
								index === 0 ? (
									<th key={column.key} scope="row" className={alignment(column)}>
										{footer[index]}
									</th>
								) : (
									<td key={column.key} data-label={column.header} className={alignment(column)}>
										{footer[index]}
									</td>
								),
							)}
						</tr>
					</tfoot>
				)}
			</table>
		</section>
	);
}

const alignment = <Row,>(column: Column<Row>): string | undefined =>
	classNames(
		column.align && column.align !== "start" && `align-${column.align}`,
		column.isSecondary && "secondary",
		column.isCompact && "compact",
	) || undefined;

function SortLink({ header, href, direction }: { header: string; href: string; direction?: "ascending" | "descending" }) {
	return (
		<a className="sort-link" href={href}>
			{header}
			<Icon name={direction ? `sort-${direction}` : "sort-none"} size={14} />
			<span className="visually-hidden">
				{direction === "ascending" ? "trier du plus grand au plus petit" : "trier du plus petit au plus grand"}
			</span>
		</a>
	);
}
