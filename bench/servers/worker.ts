import pg from "pg";
import { readEnv } from "#app/adapters/env.server.ts";
import { builtCode, startProduct } from "#bin/product.ts";
import { processorOf, serveParent } from "../child.ts";
import type { Usage } from "./product.ts";
import { counted, countStatements } from "./statements.ts";

export interface WorkerUsage extends Usage {
	/** Bytes: the most that was held at once since the last answer. */
	peak: number;
}

// the queue's own connections are plain ones
countStatements((client) => client.constructor !== pg.Client);

let peak = 0;
setInterval(() => {
	peak = Math.max(peak, process.memoryUsage.rss());
}, 100);

const startsAt = Date.parse(process.env.BENCH_NOW ?? "");
/** The workers of the product, built, as `npm run worker` starts them, on a morning of the bench's own. */
const product = await startProduct({
	env: readEnv(),
	parts: ["worker"],
	isSteward: false,
	clock: () => new Date(startsAt + performance.now()),
	code: builtCode,
});
serveParent(
	(): WorkerUsage => {
		const memory = process.memoryUsage.rss();
		const usage = { ...counted, memory, peak: Math.max(peak, memory), processor: processorOf() };
		peak = memory;
		return usage;
	},
	() => product.stop(),
);
