import { readEnv } from "#app/adapters/env.server.ts";
import { builtCode, type Part, startProduct } from "#bin/product.ts";
import { processorOf, serveParent } from "../child.ts";
import { counted, countStatements, recordStatements, type Sent } from "./statements.ts";

/** What the product has asked of PostgreSQL since it started, and what it costs. */
export interface Usage {
	statements: number;
	/** Times that somebody waited for an answer: statements sent together are one, and nobody waits for the end of a read. */
	roundTrips: number;
	/** Bytes. */
	memory: number;
	/** Milliseconds of processor. */
	processor: number;
}

countStatements();
let recorded: Sent[] = [];

/** The parts of the product, built, as `npm start` runs them. */
const parts = (process.env.BENCH_PARTS ?? "web").split(",") as Part[];
const product = await startProduct({ env: readEnv(), parts, isSteward: false, code: builtCode });
serveParent(
	(asked: "usage" | "record" | "recorded"): Usage | Sent[] => {
		if (asked === "record") recorded = recordStatements(true);
		if (asked === "recorded") {
			recordStatements(false);
			return recorded;
		}
		return { ...counted, memory: process.memoryUsage.rss(), processor: processorOf() };
	},
	() => product.stop(),
);
