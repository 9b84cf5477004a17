import { hiddenPointTitle } from "../meetings/types.ts";
import { checkDoc } from "./document.ts";
import type { Doc, DocNode } from "./types.ts";

interface Point {
	title: string;
	sheet: { code: string; title: string } | null;
	/** Known to the committee alone, its title included. */
	isConfidential?: boolean;
}

/** Where writing begins: who was there, then one heading a point of the agenda, which names its sheet, and a place to write under it. */
export function skeletonOf(points: readonly Point[]): Doc {
	const parts = points.length > 0 ? points.flatMap(partOf) : [heading("Points abordés"), { type: "paragraph" }];
	return checkDoc({ type: "doc", content: [{ type: "attendance" }, ...parts] });
}

/** Headings are read in every cut: what a confidential point is about stands in its passage, and so does the place to write. */
function partOf(point: Point, index: number): DocNode[] {
	const { title, sheet, isConfidential = false } = point;
	const words = `${title}${sheet ? ` (fiche ${sheet.code}${sheet.title === title ? "" : ` – ${sheet.title}`})` : ""}`;
	if (!isConfidential) return [heading(`${index + 1}. ${words}`), { type: "paragraph" }];
	return [
		heading(`${index + 1}. ${hiddenPointTitle}`),
		{ type: "confidential", content: [{ type: "paragraph", content: [{ type: "text", text: words }] }, { type: "paragraph" }] },
	];
}

const heading = (text: string): DocNode => ({ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text }] });
