import { CamelCasePlugin, CompiledQuery, DummyDriver, Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { PreparingClient } from "./preparing-client.ts";
import { connectionAs, listenForLoss, type Role } from "./roles.ts";
import type { DB } from "./schema.gen.ts";

declare const insideTransaction: unique symbol;

/** The pool of one role (owner: the operator at the command line and the seeds, never the web nor the workers). It can only open units of work: rows are reached through a Tx or a ReadTx. */
export interface Db {
	readonly role: Role;
	/** @internal used by `inUnit` alone */
	readonly kysely: Kysely<DB>;
	/** @internal used by `inUnit` alone */
	readonly dialect: PostgresDialect;
	close(): Promise<void>;
}
/** An open transaction with its context set. */
export type Tx = Kysely<DB> & { readonly [insideTransaction]: true };
/** The same, that cannot write; a Tx will do wherever a ReadTx is asked for. */
export type ReadTx = Pick<Kysely<DB>, "selectFrom" | "selectNoFrom" | "with" | "withRecursive" | "fn" | "dynamic" | "getExecutor">;

/** Who, where and when: what row-level security and the journal know of a unit of work. */
export interface Unit {
	personId: string | null;
	territoryIds: readonly string[];
	now: Date;
	/** Digest of the short session that a referral's link gave to an organisation without an account. */
	link?: string;
	/** A worker that looks over every territory for what is due; refused to the app role by its walls. */
	isSweep?: boolean;
}

// Calendar days stay text ('2026-11-22'): a Date would move them across time zones. Counts and amounts fit a double.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text) => text);
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.NUMERIC, Number);

export interface DbOptions {
	maxConnections?: number;
	/** Told the text of a statement (never its parameters) that took longer than 200 ms. */
	onSlowQuery?: (sql: string, milliseconds: number) => void;
	onPoolError?: (error: Error) => void;
}

export function openDb(role: Role, url: string, { maxConnections = 10, onSlowQuery, onPoolError }: DbOptions = {}): Db {
	const pool = new pg.Pool({
		...connectionAs(role, url),
		types,
		max: maxConnections,
		connectionTimeoutMillis: 5_000,
		// a connection that comes back finds its statements prepared
		idleTimeoutMillis: 300_000,
		keepAlive: true,
		pipeline: true,
		Client: PreparingClient,
	});
	listenForLoss(pool, (error) => onPoolError?.(error));
	const dialect = new PostgresDialect({ pool });
	const kysely = new Kysely<DB>({
		dialect,
		plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
		log(event) {
			if (event.queryDurationMillis > 200) onSlowQuery?.(event.query.sql, event.queryDurationMillis);
		},
	});
	return { role, kysely, dialect, close: () => kysely.destroy() };
}

/**
 * Runs `work` in one transaction that knows who acts, where and when; commits when it returns, rolls back when it throws.
 * Begin and context leave with the first statements of `work`, and statements that `work` does not await one by one leave together:
 * what they cost is the round trips that somebody waits for. Whoever reads does not wait for the end of the transaction either.
 */
export async function inUnit<T>(
	db: Db,
	unit: Unit,
	work: (tx: Tx) => Promise<T>,
	mode: "read write" | "read only" = "read write",
): Promise<T> {
	const opening = `begin ${mode}; ${contextOf(unit)}`;
	const executor = db.kysely.getExecutor();
	return new Promise((resolve, reject) => {
		executor
			.provideConnection(async (connection) => {
				const run = (text: string) => connection.executeQuery(CompiledQuery.raw(text));
				let isOver = false;
				// Kysely's own `connection()` would send a statement only once the one before is answered
				const tx = new Kysely<DB>({
					config: { dialect: db.dialect },
					dialect: db.dialect,
					driver: new DummyDriver(),
					executor: executor.withConnectionProvider({
						async provideConnection(use) {
							// one of several reads failed: the others must not go on in the unit of somebody else
							if (isOver) throw new Error("this unit of work is over");
							return use(connection);
						},
					}),
				}) as unknown as Tx;
				const begun = run(opening);
				let result: T;
				try {
					[result] = await Promise.all([work(tx), begun]);
				} catch (error) {
					isOver = true;
					await run("rollback").catch(() => undefined); // the connection may be what failed
					throw error;
				}
				isOver = true;
				if (mode === "read only") resolve(result);
				await run("commit");
				return result;
			})
			.then(resolve, reject);
	});
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Settings cannot be bound in a multi-statement message, so nothing but ids and a date may enter it. */
function contextOf({ personId, territoryIds, now, link, isSweep }: Unit): string {
	const ids = personId === null ? territoryIds : [personId, ...territoryIds];
	for (const id of ids) if (!uuid.test(id)) throw new TypeError("a unit of work takes ids only");
	if (link !== undefined && !/^[0-9a-f]{64}$/.test(link)) throw new TypeError("a link enters by its digest");
	const settings = {
		"app.person": personId ?? "",
		"app.territories": territoryIds.join(","),
		"app.now": now.toISOString(),
		"app.link": link ?? "",
		"app.sweep": isSweep ? "on" : "",
	};
	return `select ${Object.entries(settings)
		.map(([name, value]) => `set_config('${name}', '${value}', true)`)
		.join(", ")}`;
}

const unavailableCodes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "57P01", "57P02", "57P03", "53300", "40P01"];

/**
 * True of errors that say the server is away, restarting, full, or gave up one of two works that waited for each other (as a migration
 * and a page may), not that the work was wrong.
 */
export function isUnavailable(error: unknown): boolean {
	if (error instanceof AggregateError) return error.errors.some(isUnavailable);
	if (!(error instanceof Error)) return false;
	const code = String((error as { code?: unknown }).code); // a number on what a time limit throws
	if (unavailableCodes.includes(code) || code.startsWith("08")) return true;
	return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(error.message);
}

/** True of errors that say that a disk is full, the database's or this machine's: until an operator makes room, trying again is no use. */
export function isDiskFull(error: unknown): boolean {
	if (error instanceof AggregateError) return error.errors.some(isDiskFull);
	return error instanceof Error && ["53100", "ENOSPC", "EDQUOT"].includes(String((error as { code?: string }).code));
}

/** True of the error that says a text holds a NUL: PostgreSQL keeps none, so nothing has such a name. */
export const isUnstorable = (error: unknown): boolean => error instanceof Error && (error as { code?: string }).code === "22021";
