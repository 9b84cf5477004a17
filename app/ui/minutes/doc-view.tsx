import { createElement, Fragment, type ReactNode } from "react";
import type { DecisionShown } from "#app/domain/minutes/decision-shown.ts";
import type { Doc, DocMark, DocNode } from "#app/domain/minutes/types.ts";
import { DecisionCard } from "./decision-card.tsx";

interface DocViewProps {
	doc: Doc;
	/** What the decisions of the text name, in its order. */
	decisions: readonly DecisionShown[];
	territory: string;
}

/** A text of minutes as HTML, element by element: stored markup is never trusted with the page. Its headings start at level 3. */
export function DocView({ doc, decisions, territory }: DocViewProps) {
	let next = 0;
	const blocks = (doc.content ?? []).map((node) =>
		node.type === "decision" ? createElement(DecisionCard, { decision: decisions[next++], territory }) : blockOf(node),
	);
	return createElement(Fragment, null, ...blocks);
}

/** Children passed one by one: their order is all the identity they have. */
const within = (tag: string, node: DocNode, props: Record<string, unknown> | null = null): ReactNode =>
	createElement(tag, props, ...(node.content ?? []).map(blockOf));

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
		case "hardBreak":
			return <br />;
		case "text":
			return (node.marks ?? []).reduceRight(marked, node.text);
		default:
			return null;
	}
}

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
