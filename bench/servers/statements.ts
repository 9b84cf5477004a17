import pg from "pg";

/** What this process has asked of PostgreSQL since it started. */
export const counted = { statements: 0, roundTrips: 0 };

const underWay = new WeakMap<object, number>();
const isReading = new WeakMap<object, boolean>();
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;

/** @param isCounted whether statements of this connection are the product's own */
export function countStatements(isCounted: (client: pg.Client) => boolean = () => true): void {
	pg.Client.prototype.query = function (this: pg.Client & { pipeline?: boolean }, ...args: unknown[]) {
		if (!isCounted(this)) return query.apply(this, args);
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
}
