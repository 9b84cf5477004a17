import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { until } from "./until.ts";

const binary = (process.env.PATH ?? "")
	.split(delimiter)
	.map((folder) => join(folder, "redis-server"))
	.find(existsSync);
const given = process.env.TEST_REDIS_URL;

/** Redis is optional for the product, and for its tests: TEST_REDIS_URL, or a redis-server on the PATH. */
export const hasRedis = Boolean(given || binary);
/** One that the test may kill and empty. */
export const hasOwnRedis = Boolean(binary && !given);

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
	let port = 0;
	let child: ChildProcess | undefined;
	const start = async () => {
		const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "yes", "--dir", dir];
		child = spawn(binary as string, options, { stdio: "ignore" });
		await until(() =>
			say("PING")
				.then((answer) => answer.startsWith("+PONG"))
				.catch(() => false),
		);
	};
	const stop = async () => {
		if (child?.kill("SIGKILL")) await once(child, "exit");
	};
	const say = (command: string): Promise<string> =>
		new Promise((resolve, reject) => {
			const socket = connect(port, "127.0.0.1", () => socket.write(`${command}\r\n`));
			socket
				.once("data", (answer) => {
					socket.end();
					resolve(String(answer));
				})
				.once("error", reject);
		});
	const redis: TestRedis = {
		url: given ?? "",
		async restart() {
			await stop();
			await start();
		},
		empty: async () => void (await say("FLUSHALL")),
		keys: async (pattern) => (await say(`KEYS ${pattern}`)).split("\r\n").filter((line) => !/^[*$]/.test(line)),
	};
	beforeAll(async () => {
		if (!hasOwnRedis) return;
		port = await freePort();
		redis.url = `redis://127.0.0.1:${port}`;
		await start();
	});
	afterAll(async () => {
		await stop();
		rmSync(dir, { recursive: true, force: true });
	});
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
