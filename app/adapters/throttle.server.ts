import { createHash } from "node:crypto";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import pg from "pg";
import { connectionAs } from "#db/roles.ts";

/** Slows guessing down, per account and per address, counted in PostgreSQL so that several web processes share the count. */
export interface Throttle {
	/** @returns seconds to wait before the next try, 0 when it may go on */
	secondsToWait(email: string, address: string): Promise<number>;
	recordFailure(email: string, address: string): Promise<void>;
	forget(email: string): Promise<void>;
	close(): Promise<void>;
}

export function createThrottle(url: string, onError: (error: Error) => void): Throttle {
	const pool = new pg.Pool({ ...connectionAs("app", url), max: 2 });
	pool.on("error", onError);
	const limiter = (keyPrefix: string, points: number) =>
		new RateLimiterPostgres({ storeClient: pool, storeType: "pool", tableName: "rate_limit", tableCreated: true, clearExpiredByTimeout: false, keyPrefix, points, duration: 15 * 60 });
	// An account locks for at most a quarter of an hour; an office of forty behind one address is not locked out by one clumsy colleague.
	const perAccount = limiter("account", 8);
	const perAddress = limiter("address", 60);
	// addresses of people and machines are personal data: only their digest is kept
	const keyOf = (text: string) => createHash("sha256").update(text.toLowerCase()).digest("base64url");

	const wait = async (limit: RateLimiterPostgres, key: string) => {
		const state = await limit.get(key);
		return state && state.consumedPoints >= limit.points ? Math.ceil(state.msBeforeNext / 1000) : 0;
	};
	// beyond the limit the library rejects with its state, not with an error: the count is kept all the same
	const count = (limit: RateLimiterPostgres, key: string) =>
		limit.consume(key).catch((reason) => {
			if (reason instanceof Error) throw reason;
		});

	return {
		secondsToWait: async (email, address) => Math.max(...(await Promise.all([wait(perAccount, keyOf(email)), wait(perAddress, keyOf(address))]))),
		recordFailure: async (email, address) => void (await Promise.all([count(perAccount, keyOf(email)), count(perAddress, keyOf(address))])),
		forget: async (email) => void (await perAccount.delete(keyOf(email))),
		close: () => pool.end(),
	};
}
