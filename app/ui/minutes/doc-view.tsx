import { createElement, Fragment, type ReactNode } from "react";
import type { DecisionShown, Nameable } from "#app/domain/minutes/decision-shown.ts";
import type { Doc, DocMark, DocNode, TaskBlock, VoteBlock } from "#app/domain/minutes/types.ts";
import { DecisionCard } from "./decision-card.tsx";
import { AttendanceTable, type Attendee, LinkedSheet, TaskCard, VoteCard } from "./record-cards.tsx";

interface DocViewProps {
	doc: Doc;
	/** What the decisions of the text name, in its order. */
	decisions: readonly DecisionShown[];
	/** What its other records name. */
	named: Nameable;
	attendance: readonly Attendee[];
	territory: string;
	/** What stands under each block: remarks. */
	after?: (position: number) => ReactNode;
}

/** A text of minutes as HTML, element by element: stored markup is never trusted with the page. Its headings start at level 3. */
export function DocView({ doc, decisions, named, attendance, territory, after }: DocViewProps) {
	let next = 0;
	const topOf = (node: DocNode): ReactNode => {
		switch (node.type) {
			case "decision":
				return createElement(DecisionCard, { decision: decisions[next++], territory, isConfidential: node.attrs?.isConfidential === true });
			case "task":
				return createElement(TaskCard, { task: node.attrs as unknown as TaskBlock, named, territory });
			case "vote":
				return createElement(VoteCard, { vote: node.attrs as unknown as VoteBlock });
			case "linkedSheet":
				return createElement(LinkedSheet, { sheet: named.sheets.find(({ id }) => id === node.attrs?.sheetId), territory });
			case "attendance":
				return createElement(AttendanceTable, { attendance });
			case "confidential":
				return within("div", node, { className: "confidential", role: "group", "aria-label": "Passage confidentiel" }, [
					createElement("p", { key: "label", className: "confidential-label" }, "Passage confidentiel"),
				]);
			default:
				return blockOf(node);
		}
	};
	const blocks = (doc.content ?? []).map(topOf);
	return createElement(Fragment, null, ...(after ? blocks.flatMap((block, position) => [block, after(position)]) : blocks));
}

/** Children passed one by one: their order is all the identity they have. */
const within = (tag: string, node: DocNode, props: Record<string, unknown> | null = null, before: readonly ReactNode[] = []): ReactNode =>
	createElement(tag, props, ...before, ...(node.content ?? []).map(blockOf));

function blockOf(node: DocNode): ReactNode {
	switch (node.type) {
		case "paragraph":
			return within("p", node);
		case "heading":
			return within(`h${Number(node.attrs?.level) + 1}`, node);
		case "bulletList":
			return within("ul", node);
		case "orderedList":
			return within("ol", node, { start: node.attrs?.start, type: node.attrs?.type ?? undefined });
		case "listItem":
			return within("li", node);
		case "blockquote":
			return within("blockquote", node);
		case "table":
			return (
				<div className="table-scroll">
					<table>{createElement("tbody", null, ...(node.content ?? []).map(rowOf))}</table>
				</div>
			);
		case "mention":
			return <span className="mention">@{String(node.attrs?.label)}</span>;
		case "hardBreak":
			return <br />;
		case "text":
			return (node.marks ?? []).reduceRight(marked, node.text);
		default:
			return null;
	}
}

/** Header cells head their column in the first row, their row below. */
const rowOf = (row: DocNode, index: number): ReactNode =>
	createElement(
		"tr",
		null,
		...(row.content ?? []).map((cell) => {
			const { colspan, rowspan } = (cell.attrs ?? {}) as { colspan?: number; rowspan?: number };
			const isHeader = cell.type === "tableHeader";
			const scope = isHeader ? { scope: index === 0 ? "col" : "row" } : {};
			return within(isHeader ? "th" : "td", cell, { colSpan: colspan, rowSpan: rowspan, ...scope });
		}),
	);

function marked(inner: ReactNode, mark: DocMark): ReactNode {
	switch (mark.type) {
		case "bold":
			return <strong>{inner}</strong>;
		case "italic":
			return <em>{inner}</em>;
		case "link":
			return (
				<a href={String(mark.attrs?.href)} rel="noopener noreferrer nofollow">
					{inner}
				</a>
			);
		default:
			return inner;
	}
}
