import path from "node:path";
import { parseArgs } from "node:util";
import { readEnv } from "#app/adapters/env.server.ts";
import { buildWhatChanged } from "#bin/build.ts";
import type { Scenario } from "./bench.ts";
import { tableOf } from "./report.ts";
import { runBench } from "./run-bench.ts";
import { digests } from "./scenarios/digests.ts";
import { list } from "./scenarios/list.ts";
import { reminders } from "./scenarios/reminders.ts";
import { sheet } from "./scenarios/sheet.ts";
import { write } from "./scenarios/write.ts";

const scenarios: readonly Scenario[] = [list, sheet, write, digests, reminders];

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
	},
});
const names = scenarios.map(({ name }) => name);
const unknown = positionals.filter((name) => !names.includes(name));
if (values.help || unknown.length > 0) {
	console.error(
		`npm run bench -- [${names.join("|")}]… [--territories=200] [--sheets=12000] [--rounds=3] [--seconds=5] [--connections=10] [--warm-up=500] [--digests=10000]`,
	);
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
	},
	{ dataDir: path.join(dataDir, "bench"), port, say: (sentence) => console.error(sentence) },
);
console.log(`\n${tableOf(report)}\n`);
console.log(JSON.stringify(report));
