import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

// docs/law.md claims: this holds each claim to a test that exists, or to a duty that is plainly the host's.
const rows = readFileSync("docs/law.md", "utf8")
	.split("\n")
	.filter((line) => /^\| \d+ \|/.test(line))
	.map((line) => line.split("|").map((cell) => cell.trim()))
	.map(([, number, law, product, proof]) => ({ number: Number(number), law, product, proof: proof ?? "" }));

describe("the law as a table", () => {
	it("has its twenty-two rows, each whole", () => {
		expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
		expect(rows.filter(({ law, product }) => !law || !product)).toEqual([]);
	});

	it.each(rows.map(({ number, proof }) => [number, proof] as const))("row %i names tests that exist, or the host's duty", (_, proof) => {
		const named = [...proof.matchAll(/`([^`]+\.test\.tsx?)` : `([^`]+)`/g)].map(
			([, file, title]) => ({ file, title }) as Record<string, string>,
		);
		expect(named.length + (proof.includes("**Hôte** : ") ? 1 : 0)).toBeGreaterThan(0);
		expect(named).toHaveLength(proof.match(/\.test\.tsx?/g)?.length ?? 0);
		for (const { file = "", title = "" } of named) {
			expect({ file, isThere: existsSync(file) }).toEqual({ file, isThere: true });
			expect({ title, isThere: readFileSync(file, "utf8").includes(title) }).toEqual({ title, isThere: true });
		}
	});

	it("ships the sheets that the host completes", () => {
		for (const sheet of ["docs/dpia.md", "docs/register.md"]) expect(readFileSync(sheet, "utf8")).toContain("À compléter");
	});
});
