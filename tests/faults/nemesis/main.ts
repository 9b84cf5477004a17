import { parseArgs } from "node:util";
import { buildWhatChanged } from "#bin/build.ts";
import { hasRedis } from "#tests/support/redis.ts";
import { plants } from "./plants.ts";
import { runFaults } from "./run-faults.ts";

const { values } = parseArgs({
	options: {
		help: { type: "boolean" },
		seed: { type: "string", default: String(Date.now() % 100_000) },
		minutes: { type: "string", default: "5" },
		backend: { type: "string" },
		plant: { type: "string" },
	},
});
const plant = values.plant as keyof typeof plants | undefined;
if (values.help || (plant && !plants[plant])) {
	console.error(
		"npm run faults -- [--seed 1] [--minutes 5] [--backend postgres|redis] [--plant <defect>]\n\nDefects that a run must find:",
	);
	for (const [name, { what }] of Object.entries(plants)) console.error(`  ${name.padEnd(14)} ${what}`);
	process.exit(values.help ? 0 : 2);
}
const backends = (["postgres", "redis"] as const).filter((one) =>
	values.backend ? one === values.backend : one === "postgres" || hasRedis,
);
const seed = Number(values.seed);

buildWhatChanged();
let isWhole = true;
for (const backend of backends) {
	console.log(`\n── ${backend}, seed ${seed}, ${values.minutes} minutes`);
	const start = Date.now();
	const say = (line: string) => console.error(`${((Date.now() - start) / 1000).toFixed(1).padStart(7)} s  ${line}`);
	const { wrong, faults, writers, letters } = await runFaults({
		backend,
		seed,
		seconds: Number(values.minutes) * 60,
		planted: plant ? [plant] : [],
		say,
	});
	console.log(
		`faults: ${Object.entries(faults)
			.map(([name, times]) => `${name} ×${times}`)
			.join(", ")}`,
	);
	for (const [name, counts] of Object.entries(writers)) console.log(`${name}: ${JSON.stringify(counts)}`);
	console.log(`letters: ${JSON.stringify(letters)}`);
	for (const line of wrong.slice(0, 20)) console.log(`WRONG ${line}`);
	if (wrong.length > 20) console.log(`… and ${wrong.length - 20} more`);
	console.log(
		wrong.length === 0 ? "nothing lost" : `${wrong.length} wrong; again with: npm run faults -- --seed ${seed} --backend ${backend}`,
	);
	isWhole &&= wrong.length === 0;
}
if (!values.backend && !hasRedis) console.log("\nNo redis-server here: the Redis back end was not tried.");
process.exit(isWhole ? 0 : 1);
