import { globSync, readFileSync } from "node:fs";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { criteria } from "#app/domain/accessibility/criteria.ts";

// What the accessibility statement rests on: tests that exist, and things that do not.

describe("a criterion held by a test", () => {
	const known = new Set(axe.getRules().map(({ ruleId }) => ruleId));

	it.each(criteria.flatMap(({ number, holding }) => (holding.by === "test" ? [{ number, ...holding.proof }] : [])))(
		"$number names one there is",
		({ file, title, rules = [] }) => {
			expect({ file, title, isThere: readFileSync(file, "utf8").includes(JSON.stringify(title)) }).toMatchObject({ isThere: true });
			expect(rules.filter((rule) => !known.has(rule))).toEqual([]);
		},
	);
});

/** What would make a criterion apply again, by the words that would bring it. */
const absences: Record<string, RegExp> = {
	"sound, film, or a drawing by script": /<(audio|video|canvas|object|embed)\b|new Audio\b/,
	"pictures with text": /<img\b/,
	"a window that opens by itself": /window\.open\(/,
	"sensors of the device": /devicemotion|deviceorientation/i,
	"gestures traced or with several fingers": /ontouch|touchmove|pointermove|mousemove|draggable=/i,
	"acts done before the finger is lifted": /onMouseDown=|onPointerDown=|onTouchStart=/,
	"letters written from right to left": /dir="rtl"/,
};

describe("the product", () => {
	const sources = globSync("app/{ui,routes}/**/*.{ts,tsx}", { exclude: (name) => /\.test\.tsx?$/.test(name) }).map((file) => ({
		file,
		text: readFileSync(file, "utf8"),
	}));

	it("has nothing of what is said to be absent", () => {
		expect(sources.length).toBeGreaterThan(300);
		for (const [what, sign] of Object.entries(absences)) {
			expect({ what, files: sources.filter(({ text }) => sign.test(text)).map(({ file }) => file) }).toEqual({ what, files: [] });
		}
	});

	it("blinks nowhere", () => {
		const styles = globSync("app/ui/styles/*.css").map((file) => readFileSync(file, "utf8"));
		expect(styles.filter((text) => /animation[^;]*infinite|text-decoration[^;]*blink/.test(text))).toEqual([]);
	});
});
