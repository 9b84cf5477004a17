import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll } from "vitest";

const binary = (process.env.PATH ?? "")
	.split(delimiter)
	.map((folder) => join(folder, "redis-server"))
	.find(existsSync);
const given = process.env.TEST_REDIS_URL;

/** Redis is optional for the product, and for its tests: TEST_REDIS_URL, or a redis-server on the PATH. */
export const hasRedis = Boolean(given || binary);

/** A Redis of the test file's own, or the one given. */
export function useRedis(): { url: string } {
	const redis = { url: given ?? "" };
	let stop = () => {};
	beforeAll(async () => {
		if (given || !binary) return;
		const port = await freePort();
		const child = spawn(binary, ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], { stdio: "ignore" });
		stop = () => void child.kill();
		redis.url = `redis://127.0.0.1:${port}`;
	});
	afterAll(() => stop());
	return redis;
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer();
		server.listen(0, "127.0.0.1", () => {
			const { port } = server.address() as { port: number };
			server.close(() => resolve(port));
		});
	});
}
