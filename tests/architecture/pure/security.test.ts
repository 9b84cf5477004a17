import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

// docs/security.md claims: this holds each claim to a test that exists, or to the absence of what would be attacked.
const rows = readFileSync("docs/security.md", "utf8")
	.split("\n")
	.filter((line) => /^\| [SR]\d+ \|/.test(line))
	.map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "").trim()))
	.map(([number = "", promise, product, proof = ""]) => ({ number, promise, product, proof }));

describe("attacks and faults as tables", () => {
	it("have their twenty and fifteen rows, each whole", () => {
		const numbers = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
		expect(rows.map(({ number }) => number)).toEqual([...numbers("S", 20), ...numbers("R", 15)]);
		expect(rows.filter(({ promise, product }) => !promise || !product)).toEqual([]);
	});

	it.each(rows.map(({ number, proof }) => [number, proof] as const))("row %s names tests that exist", (_, proof) => {
		const named = [...proof.matchAll(/`([^`]+\.test\.tsx?)` : `([^`]+)`/g)].map(([, file = "", title = ""]) => ({ file, title }));
		expect(named.length).toBeGreaterThan(0);
		expect(named).toHaveLength(proof.match(/\.test\.tsx?/g)?.length ?? 0);
		for (const { file, title } of named) {
			expect({ file, isThere: existsSync(file) }).toEqual({ file, isThere: true });
			expect({ title, isThere: readFileSync(file, "utf8").includes(title) }).toEqual({ title, isThere: true });
		}
	});
});
