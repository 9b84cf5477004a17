import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { knownCodes } from "#app/messages/sentences.ts";

// A refusal without its sentence would reach people as "Cette opération n'est pas possible".
it("every code that the product refuses or confirms with has its French sentence", () => {
	const known = new Set(knownCodes());
	const used = new Map<string, string>();
	for (const file of globSync("{app,workers}/**/*.{ts,tsx}")) {
		if (file.includes(".test.")) continue;
		const text = readFileSync(file, "utf8");
		for (const [, code] of text.matchAll(/(?:deny|RuleViolation|NotFound|Conflict|Forbidden|errorPage|refuse)\((?:\d+, )?"([a-z0-9.-]+)"/g))
			used.set(code as string, file);
		for (const [, code] of text.matchAll(/redirectWithToast\([^"]*?(?:"[^"]*"[^"]*)?,\s*"([a-z0-9.-]+)"/g)) used.set(`toast.${code}`, file);
	}
	expect(used.size).toBeGreaterThan(10);
	expect([...used].filter(([code]) => !known.has(code))).toEqual([]);
});
