import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { hasRedisServer, type OwnRedis, startRedis } from "../../bench/redis.ts";

const given = process.env.TEST_REDIS_URL;

/** Redis is optional for the product, and for its tests: TEST_REDIS_URL, or a redis-server on the PATH. */
export const hasRedis = Boolean(given) || hasRedisServer;
/** One that the test may kill and empty. */
export const hasOwnRedis = hasRedisServer && !given;

export interface TestRedis {
	url: string;
	/** Killed, and started again with all it held. Of the test's own only, as what follows. */
	restart: () => Promise<void>;
	empty: () => Promise<void>;
	/** Names of what it holds, in its own words. */
	keys: (pattern: string) => Promise<string[]>;
}

/** A Redis of the test file's own, or the one given. */
export function useRedis(): TestRedis {
	const dir = mkdtempSync(join(tmpdir(), "maillage-redis-"));
	let own: OwnRedis | undefined;
	const redis: TestRedis = {
		url: given ?? "",
		async restart() {
			await own?.kill();
			await own?.start();
		},
		empty: async () => void (await own?.say("FLUSHALL")),
		keys: async (pattern) => ((await own?.say(`KEYS ${pattern}`)) ?? "").split("\r\n").filter((line) => !/^[*$]/.test(line)),
	};
	beforeAll(async () => {
		if (!hasOwnRedis) return;
		own = await startRedis(["--appendonly", "yes", "--dir", dir]);
		redis.url = own.url;
	});
	afterAll(async () => {
		await own?.kill();
		rmSync(dir, { recursive: true, force: true });
	});
	return redis;
}
