import { expect, it } from "vitest";
import { decision, docOf, heading, paragraph } from "#seeds/builders/submitted-minutes.ts";
import { compareTexts } from "./comparison.ts";

const wording = { verb: (verb: string) => verb, person: () => "Léa", sheet: () => "1.1.1" };
const list = (...items: string[]) => ({
	type: "bulletList",
	content: items.map((item) => ({ type: "listItem", content: [paragraph(item)] })),
});

it("tells what went, what came and what was reworded, in the order of the text", () => {
	const before = docOf(heading("Titre"), paragraph("Lundi"), paragraph("Parti"), list("un", "deux"));
	const after = docOf(heading("Titre"), paragraph("Mardi"), list("un", "deux", "trois"));
	expect(compareTexts(before, after, wording)).toEqual([
		{ before: "Lundi", after: "Mardi" },
		{ before: "Parti", after: null },
		{ before: null, after: "– trois" },
	]);
});

it("says a decision with all that it holds", () => {
	const text = { text: "Ouvrir", dueOn: "2026-12-01" as never };
	expect(compareTexts(docOf(decision(text)), docOf(decision({ ...text, verb: "rejected", isConfidential: true })), wording)).toEqual([
		{
			before: "Décision (validated) : Ouvrir – Suite à donner : Léa, 2026-12-01",
			after: "Décision (confidentiel) (rejected) : Ouvrir – Suite à donner : Léa, 2026-12-01",
		},
	]);
});

it("finds nothing between a text and itself, blank lines aside", () => {
	const doc = docOf(paragraph("Pareil"));
	expect(compareTexts(doc, docOf({ type: "paragraph" }, paragraph("Pareil")), wording)).toEqual([]);
});
