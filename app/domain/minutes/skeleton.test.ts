import { expect, it } from "vitest";
import { textOf, withoutConfidential } from "./document.ts";
import { skeletonOf } from "./skeleton.ts";

const sheet = { code: "1.1.1", title: "Ateliers mobilité" };
const shapeOf = (points: Parameters<typeof skeletonOf>[0]) => skeletonOf(points).content?.map((node) => [node.type, textOf(node)]);

it("begins with who was there, then each point of the agenda with its sheet and a place to write", () => {
	expect(
		shapeOf([
			{ title: "Tour de table", sheet: null },
			{ title: "Mobilité", sheet },
		]),
	).toEqual([
		["attendance", ""],
		["heading", "1. Tour de table"],
		["paragraph", ""],
		["heading", "2. Mobilité (fiche 1.1.1 – Ateliers mobilité)"],
		["paragraph", ""],
	]);
	expect(shapeOf([])).toEqual([
		["attendance", ""],
		["heading", "Points abordés"],
		["paragraph", ""],
	]);
});

it("says what a confidential point is about in its passage only", () => {
	const doc = skeletonOf([{ title: "Situation du directeur", sheet, isConfidential: true }]);
	expect(doc.content?.map(({ type }) => type)).toEqual(["attendance", "heading", "confidential"]);
	expect(JSON.stringify(doc)).toContain("Situation du directeur");
	expect(JSON.stringify(withoutConfidential(doc))).not.toMatch(/directeur|mobilité|1\.1\.1/);
	expect(JSON.stringify(withoutConfidential(doc))).toContain("1. Point confidentiel");
});
