import { readEnv } from "#app/adapters/env.server.ts";
import { builtCode, startProduct } from "#bin/product.ts";
import { processorOf, serveParent } from "../child.ts";
import { counted, countStatements } from "./statements.ts";

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

/** The web of the product, built, as `npm run web` starts it. */
const product = await startProduct({ env: readEnv(), parts: ["web"], isSteward: false, code: builtCode });
serveParent(
	(): Usage => ({ ...counted, memory: process.memoryUsage.rss(), processor: processorOf() }),
	() => product.stop(),
);
