import path from "node:path";
import { parseArgs } from "node:util";
import { readEnv } from "#app/adapters/env.server.ts";
import { buildWhatChanged } from "#bin/build.ts";
import type { Scenario } from "./bench.ts";
import { tableOf } from "./report.ts";
import { runBench } from "./run-bench.ts";
import { digests } from "./scenarios/digests.ts";
import { documents } from "./scenarios/documents.ts";
import { growth } from "./scenarios/growth.ts";
import { list } from "./scenarios/list.ts";
import { memory } from "./scenarios/memory.ts";
import { reminders } from "./scenarios/reminders.ts";
import { sheet } from "./scenarios/sheet.ts";
import { start } from "./scenarios/start.ts";
import { typing } from "./scenarios/typing.ts";
import { visits } from "./scenarios/visits.ts";
import { write } from "./scenarios/write.ts";

const scenarios: readonly Scenario[] = [list, sheet, write, growth, visits, typing, start, memory, documents, digests, reminders];

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		help: { type: "boolean" },
		territories: { type: "string", default: "200" },
		sheets: { type: "string", default: "12000" },
		rounds: { type: "string", default: "3" },
		seconds: { type: "string", default: "5" },
		connections: { type: "string", default: "10" },
		"warm-up": { type: "string", default: "500" },
		digests: { type: "string", default: "10000" },
		growth: { type: "string", default: "10,100,1000" },
		writers: { type: "string", default: "1,10,50" },
		texts: { type: "string", default: "20" },
		"typing-seconds": { type: "string", default: "8" },
		requests: { type: "string", default: "10000" },
		documents: { type: "string", default: "200" },
	},
});
const names = scenarios.map(({ name }) => name);
const unknown = positionals.filter((name) => !names.includes(name));
if (values.help || unknown.length > 0) {
	const options = Object.entries(values).flatMap(([name, value]) => (typeof value === "string" ? [`[--${name}=${value}]`] : []));
	console.error(`npm run bench -- [${names.join("|")}]… ${options.join(" ")}`);
	process.exit(values.help ? 0 : 1);
}

buildWhatChanged();
const { dataDir, port } = readEnv({ ...process.env, DEMO: "1" });
const report = await runBench(
	scenarios.filter(({ name }) => positionals.length === 0 || positionals.includes(name)),
	{
		territories: Number(values.territories),
		largeSheets: Number(values.sheets),
		rounds: Number(values.rounds),
		seconds: Number(values.seconds),
		connections: Number(values.connections),
		warmUp: Number(values["warm-up"]),
		digests: Number(values.digests),
		growth: numbersOf(values.growth),
		writers: numbersOf(values.writers),
		texts: Number(values.texts),
		typingSeconds: Number(values["typing-seconds"]),
		requests: Number(values.requests),
		documents: Number(values.documents),
	},
	{ dataDir: path.join(dataDir, "bench"), port, say: (sentence) => console.error(sentence) },
);
console.log(`\n${tableOf(report)}\n`);
console.log(JSON.stringify(report));
if (report.failed.length > 0) process.exitCode = 1;

function numbersOf(text: string): number[] {
	return text.split(",").map(Number);
}
