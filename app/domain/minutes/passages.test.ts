import { expect, it } from "vitest";
import { checkDoc } from "./document.ts";
import { passageAt, placeOf } from "./passages.ts";

const paragraph = (text: string) => ({ type: "paragraph", content: text ? [{ type: "text", text }] : [] });
const docOf = (...texts: string[]) => checkDoc({ type: "doc", content: texts.map(paragraph) });

it("quotes a passage, at length only as far as people need to recognise it", () => {
	const doc = docOf("Un", "", "x".repeat(500));
	expect(passageAt(doc, 0)).toBe("Un");
	expect(passageAt(doc, 1)).toBeNull();
	expect(passageAt(doc, 2)).toHaveLength(301);
	expect(passageAt(doc, 3)).toBeNull();
});

it("finds its passage again wherever it went, and says when its words changed", () => {
	const remark = { position: 0, quote: "Un" };
	expect(placeOf(docOf("Un", "Deux"), remark)).toBe(0);
	expect(placeOf(docOf("Zéro", "Un"), remark)).toBe(1);
	expect(placeOf(docOf("Une", "Deux"), remark)).toBeNull();
});
