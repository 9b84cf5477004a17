import pg from "pg";

/** What this process has asked of PostgreSQL since it started. */
export const counted = { statements: 0, roundTrips: 0 };

/** One statement as it was sent; values in the text form that PostgreSQL reads. */
export interface Sent {
	/** Which connection, by the order in which they came. */
	connection: number;
	text: string;
	values: (string | null)[];
}
let record: Sent[] | null = null;
const connections: object[] = [];

/** From now on, keeps the statements that are sent, in the list that is returned; or keeps none any more. */
export function recordStatements(isOn: boolean): Sent[] {
	const list: Sent[] = [];
	record = isOn ? list : null;
	return list;
}

const underWay = new WeakMap<object, number>();
const isReading = new WeakMap<object, boolean>();
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;

/** @param isCounted whether statements of this connection are the product's own */
export function countStatements(isCounted: (client: pg.Client) => boolean = () => true): void {
	pg.Client.prototype.query = function (this: pg.Client & { pipeline?: boolean }, ...args: unknown[]) {
		if (!isCounted(this)) return query.apply(this, args);
		const waiting = underWay.get(this) ?? 0;
		counted.statements += 1;
		const { text, values } = statementOf(args);
		if (record) {
			if (!connections.includes(this)) connections.push(this);
			record.push({ connection: connections.indexOf(this), text, values: values.map(literalOf) });
		}
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

function statementOf([first, second]: unknown[]): { text: string; values: unknown[] } {
	const { text, values } = (typeof first === "object" && first !== null ? first : { text: String(first), values: second }) as {
		text: string;
		values?: unknown;
	};
	return { text, values: Array.isArray(values) ? values : [] };
}

function literalOf(value: unknown): string | null {
	if (value === null || value === undefined) return null;
	if (value instanceof Date) return value.toISOString();
	if (Buffer.isBuffer(value)) return `\\x${value.toString("hex")}`;
	if (Array.isArray(value)) return `{${value.map((item) => (item === null ? "NULL" : JSON.stringify(literalOf(item)))).join(",")}}`;
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}
