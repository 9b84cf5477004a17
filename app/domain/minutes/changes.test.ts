import { expect, it } from "vitest";
import { changesBetween } from "./changes.ts";
import { checkDoc } from "./document.ts";

const paragraphs = (...texts: string[]) =>
	checkDoc({ type: "doc", content: texts.map((text) => ({ type: "paragraph", content: text ? [{ type: "text", text }] : [] })) });

it("tells the blocks that came and went, in the order of the text", () => {
	expect(changesBetween(paragraphs("a", "b", "c", "d"), paragraphs("a", "c", "x", "", "d", "e"))).toEqual([
		{ kind: "removed", text: "b", isDecision: false },
		{ kind: "added", text: "x", isDecision: false },
		{ kind: "added", text: "e", isDecision: false },
	]);
	expect(changesBetween(paragraphs("a"), paragraphs("a"))).toEqual([]);
	expect(changesBetween(paragraphs("a", "b"), paragraphs("b", "a"))).toHaveLength(2);
});

it("gives up on two long texts with nothing in common", () => {
	const many = (prefix: string) => paragraphs(...Array.from({ length: 1100 }, (_, i) => `${prefix}${i}`));
	expect(changesBetween(many("a"), many("b"))).toBeNull();
});
