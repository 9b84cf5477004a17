import { type Outcome, run } from "./run.ts";

/** The fast loop: format, lint, dependency rules, dead code, types, unit tests. */
export async function validate(): Promise<{ label: string; outcome: Outcome }[]> {
	const steps: [string, string, string[]][] = [
		["format and lint", "biome", ["check", "."]],
		[
			"dependency rules",
			"depcruise",
			["--config", ".dependency-cruiser.cjs", "--output-type", "err", "app", "bench", "bin", "db", "seeds", "tests", "workers"],
		],
		["dead code", "knip", []],
		["unit tests", "vitest", ["run", "--project", "unit"]],
	];
	// beside all the others: it takes as long as they do, on one core
	const types = run("types", "tsc", ["--noEmit", "-p", "."]);
	const results: { label: string; outcome: Outcome }[] = [];
	for (const [label, command, args] of steps) results.push({ label, outcome: await run(label, command, args) });
	return [...results, { label: "types", outcome: await types }];
}

if (import.meta.main) {
	const results = await validate();
	const failed = results.filter(({ outcome }) => !outcome.ok).map(({ label }) => label);
	console.log(failed.length === 0 ? "\nvalidate: ok" : `\nvalidate: failed (${failed.join(", ")})`);
	process.exit(failed.length === 0 ? 0 : 1);
}
