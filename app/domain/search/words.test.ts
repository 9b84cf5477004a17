import { describe, expect, it } from "vitest";
import { markEnd, markStart, piecesOf } from "./marks.ts";
import { SearchAsked } from "./schema.ts";
import { wantedOf } from "./words.ts";

describe("a question", () => {
	it.each([
		["petite enf", { words: "petite ", beginning: "enf", loose: ["petite"] }],
		["aide aux aînés", { words: "aide aux ", beginning: "aînés", loose: ["aide", "aînés"] }],
		["l'enf", { words: "l'", beginning: "enf", loose: [] }],
		["maintien à domicile", { words: "maintien   ", beginning: "domicile", loose: ["maintien", "domicile"] }],
		["petite-enfance", { words: "petite ", beginning: "enfance", loose: ["petite", "enfance"] }],
		["« petite enfance »", { words: '" petite enfance "', beginning: "", loose: [] }],
		["accueil -crèche", { words: "accueil -crèche", beginning: "", loose: [] }],
		["crèche or halte", { words: "crèche or halte", beginning: "", loose: [] }],
		["3.2", { words: "3.2", beginning: "", exact: "3.2", loose: [] }],
		["fiche n° 3.2", { exact: "3.2" }],
		["2026-03", { words: "2026-03", beginning: "", exact: "2026-03" }],
	])("%j is taken apart", (q, parts) => {
		expect(wantedOf(q)).toMatchObject(parts);
	});

	it("is cut, cleaned of what PostgreSQL cannot keep, or left aside", () => {
		expect(SearchAsked.parse({ q: `  ${"a".repeat(200)}`, type: "x", page: "0" })).toEqual({ q: "a".repeat(100), type: "", page: 1 });
		expect(SearchAsked.parse({ q: `${"a".repeat(99)}\u{1f600}` }).q.isWellFormed()).toBe(true);
		expect(SearchAsked.parse({ q: "a\u0000\tb" }).q).toBe("a b");
	});
});

describe("a marked text", () => {
	it("becomes pieces, whatever else it holds", () => {
		expect(piecesOf(`${markStart}Petite${markEnd} <b>enfance`)).toEqual([
			{ text: "Petite", isMarked: true },
			{ text: " <b>enfance", isMarked: false },
		]);
		expect(piecesOf(`a${markEnd}b${markStart}c`)).toEqual([{ text: "abc", isMarked: false }]);
		expect(piecesOf("")).toEqual([]);
	});
});
