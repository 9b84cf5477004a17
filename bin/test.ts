import { buildWhatChanged } from "./build.ts";
import { run } from "./run.ts";
import { validate } from "./validate.ts";

// A check (lint, types…) counts as one; a test runner as the tests it closed on.
let passed = 0;
let failed = 0;
/** What tests tell of how much they looked at, said again where it is found. */
const told: string[] = [];
const count = (label: string, ok: boolean, output: string) => {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: vitest colours its closing line
	const plain = output.replace(/\u001b\[[0-9;]*m/g, "");
	told.push(...(plain.match(/^(?:walls|fuzzed|axe): .*$/gm) ?? []));
	const closing = /^\s*Tests\s+.*$/m.exec(plain)?.[0];
	const number = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(closing ?? "")?.[1] ?? 0);
	if (!closing) {
		if (ok) passed += 1;
		else failed += 1;
		return;
	}
	passed += number("passed");
	failed += number("failed");
	if (!ok && number("failed") === 0) failed += 1; // a file that would not load, or an unhandled error
	if (!ok) console.error(`failed: ${label}`);
};

for (const { label, outcome } of await validate()) count(label, outcome.ok, outcome.output);
buildWhatChanged();
for (const project of ["integration", "browser", "live"]) {
	const { ok, output } = await run(`${project} tests`, "vitest", ["run", "--project", project]);
	count(project, ok, output);
}
console.log(`\n${told.map((line) => `${line}\n`).join("")}${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
