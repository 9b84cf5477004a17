import { createHash } from "node:crypto";
import pg from "pg";
import { RateLimiterPostgres, type RateLimiterRes } from "rate-limiter-flexible";
import { connectionAs, listenForLoss } from "#db/roles.ts";

/** Slows guessing down, counted in PostgreSQL so that several web processes share the count. */
export interface Throttle {
	/** Counts one try before it is made, so that many at once do not slip through. @returns seconds to wait, 0 when it may go on */
	take(email: string, address: string): Promise<number>;
	/** The try was right: it does not count. */
	forgive(email: string, address: string): Promise<void>;
	close(): Promise<void>;
}

export function createThrottle(url: string, onError: (error: Error) => void): Throttle {
	const pool = new pg.Pool({ ...connectionAs("app", url), max: 2 });
	listenForLoss(pool, onError);
	const limiter = (keyPrefix: string, points: number) =>
		new RateLimiterPostgres({
			storeClient: pool,
			storeType: "pool",
			tableName: "rate_limit",
			tableCreated: true,
			clearExpiredByTimeout: false,
			keyPrefix,
			points,
			duration: 15 * 60,
		});
	// One address has few tries on one account. On an account from anywhere the limit is high, or anybody could lock a colleague out;
	// against the passwords we accept, a hundred tries in a quarter of an hour lead nowhere. And an office of forty people behind one
	// address is not locked out by one clumsy colleague.
	const perPair = limiter("pair", 8);
	const perAccount = limiter("account", 100);
	const perAddress = limiter("address", 60);
	// addresses of people and machines are personal data: only their digest is kept
	const keyOf = (...texts: string[]) => createHash("sha256").update(texts.join("\n").toLowerCase()).digest("base64url");
	const counted = (email: string, address: string) =>
		[
			[perPair, keyOf(email, address)],
			[perAccount, keyOf(email)],
			[perAddress, keyOf(address)],
		] as const;

	// beyond the limit the library rejects with its state, not with an error: the count is kept all the same
	const consume = async (limit: RateLimiterPostgres, key: string) => {
		try {
			await limit.consume(key);
			return 0;
		} catch (reason) {
			if (reason instanceof Error) throw reason;
			return Math.ceil((reason as RateLimiterRes).msBeforeNext / 1000);
		}
	};

	return {
		take: async (email, address) => Math.max(...(await Promise.all(counted(email, address).map(([limit, key]) => consume(limit, key))))),
		async forgive(email, address) {
			const [pair, account, place] = counted(email, address);
			await Promise.all([pair[0].delete(pair[1]), account[0].reward(account[1]), place[0].reward(place[1])]);
		},
		close: () => pool.end(),
	};
}
