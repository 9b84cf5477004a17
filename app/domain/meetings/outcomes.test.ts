import { expect, it } from "vitest";
import { outcomesFrom } from "./outcomes.ts";
import type { AgendaPointId } from "./types.ts";

const heading = (text: string) => ({ type: "heading", content: [{ type: "text", text }] });
const paragraph = (text = "") => ({ type: "paragraph", content: text ? [{ type: "text", text }] : [] });
const points = ["Ouverture", "Mobilité", "Budget", "Divers"].map((title, index) => ({
	id: title as AgendaPointId,
	position: index + 1,
	title,
}));

it("holds a point for not treated when nothing stands under its heading", () => {
	const doc = {
		content: [
			...[heading("1. Ouverture"), paragraph("Bienvenue.")],
			...[heading("2. Mobilité (fiche 1.1)"), paragraph(), paragraph("  ")],
			...[heading("9. Budget"), { type: "decision" }],
		],
	};
	expect(Object.fromEntries(outcomesFrom(points, doc))).toEqual({ Ouverture: "treated", Mobilité: "not_treated", Budget: "treated" });
});

it("says nothing of an empty text", () => {
	expect(outcomesFrom(points, {}).size).toBe(0);
});
