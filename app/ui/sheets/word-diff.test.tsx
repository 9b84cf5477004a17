import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { WordDiff } from "./word-diff.tsx";

const shown = (before: string, after: string) => renderToStaticMarkup(<WordDiff before={before} after={after} />);

it("strikes and underlines the words that differ between two texts that have much in common", () => {
	const html = shown("Un café des parents le mardi", "Un café des parents le jeudi");
	expect(html).toMatch(/Un café des parents le .*<del>.*mardi.*<\/del><ins>.*jeudi.*<\/ins>/);
});

it("gives the new one alone when they have little in common, as two names or two dates", () => {
	expect(shown("CCAS de Redon", "Associations de quartier")).toBe('<span class="word-diff">Associations de quartier</span>');
	expect(shown("", "Du neuf")).toBe('<span class="word-diff">Du neuf</span>');
});

it("strikes a text that nothing replaces", () => {
	expect(shown("Du vieux", "")).toContain("<del>");
});
