import pg from "pg";
import { readEnv } from "#app/adapters/env.server.ts";
import { builtCode, startProduct } from "#bin/product.ts";
import { processorOf, serveParent } from "../child.ts";

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

const counted = { statements: 0, roundTrips: 0 };
const underWay = new WeakMap<object, number>();
const isReading = new WeakMap<object, boolean>();
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function (this: pg.Client & { pipeline?: boolean }, ...args: unknown[]) {
	const waiting = underWay.get(this) ?? 0;
	counted.statements += 1;
	const text = String(args[0]);
	if (text.startsWith("begin")) isReading.set(this, text.startsWith("begin read only"));
	const isAwaited = !(text === "commit" && isReading.get(this));
	if (isAwaited && (waiting === 0 || !this.pipeline)) counted.roundTrips += 1;
	underWay.set(this, waiting + 1);
	const answered = () => underWay.set(this, (underWay.get(this) ?? 1) - 1);
	const last = args.at(-1);
	if (typeof last === "function") {
		args[args.length - 1] = (...results: unknown[]) => {
			answered();
			last(...results);
		};
		return query.apply(this, args);
	}
	return (query.apply(this, args) as Promise<unknown>).finally(answered);
} as never;

/** The web of the product, built, as `npm run web` starts it. */
const product = await startProduct({ env: readEnv(), parts: ["web"], isSteward: false, code: builtCode });
serveParent(
	(): Usage => ({ ...counted, memory: process.memoryUsage.rss(), processor: processorOf() }),
	() => product.stop(),
);
