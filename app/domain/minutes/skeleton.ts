import { checkDoc } from "./document.ts";
import type { Doc, DocNode } from "./types.ts";

interface Point {
	title: string;
	sheet: { code: string; title: string } | null;
}

/** Where writing begins: one heading a point of the agenda, which names its sheet, and a place to write under it. */
export function skeletonOf(points: readonly Point[]): Doc {
	const headings = points.length > 0 ? points.map(headingOf) : ["Points abordés"];
	return checkDoc({ type: "doc", content: headings.flatMap((text): DocNode[] => [heading(text), { type: "paragraph" }]) });
}

const headingOf = ({ title, sheet }: Point, index: number) =>
	`${index + 1}. ${title}${sheet ? ` (fiche ${sheet.code}${sheet.title === title ? "" : ` – ${sheet.title}`})` : ""}`;
const heading = (text: string): DocNode => ({ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text }] });
