import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { toldProblems } from "./imports.ts";
import { knownCodes } from "./sentences.ts";

it("tells in French everything that the reading of a file may say", () => {
	const files = globSync("{app/domain/imports/**/*.ts,app/adapters/spreadsheet*.server.ts,app/http/read-spreadsheet.server.ts}");
	const codes = files
		.filter((file) => !file.includes(".test.") && !file.endsWith("events.ts"))
		.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/"(import\.[a-z-]+)"/g)].map(([, code]) => code as string));
	const named = ["unknown", "ambiguous", "kept"].flatMap((kind) =>
		["organisation", "person", "committee"].map((what) => `import.${kind}-${what}`),
	);
	const known = new Set([...toldProblems(), ...knownCodes()]);
	expect(codes.length).toBeGreaterThan(40);
	expect([...codes, ...named].filter((code) => !known.has(code))).toEqual([]);
});
