import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "#db/free-port.ts";

const binary = (process.env.PATH ?? "")
	.split(path.delimiter)
	.map((folder) => path.join(folder, "redis-server"))
	.find(existsSync);

export const hasRedisServer = binary !== undefined;

/** A Redis of one's own, to measure or to mistreat. */
export interface OwnRedis {
	port: number;
	url: string;
	/** Starts it with what it kept, and waits until it answers. */
	start(): Promise<void>;
	/** As a machine dies: SIGKILL. */
	kill(): Promise<void>;
	/** @returns the first bytes of its answer, in its own words; "" when it does not answer */
	say(command: string): Promise<string>;
}

/**
 * Where `redis-server` is on the PATH.
 * @param settings of its command line, such as `["--appendonly", "yes", "--dir", folder]`; without, it keeps nothing
 */
export async function startRedis(settings: readonly string[] = []): Promise<OwnRedis> {
	const port = await freePort();
	let child: ChildProcess | undefined;
	const redis: OwnRedis = {
		port,
		url: `redis://127.0.0.1:${port}`,
		async start() {
			child = spawn(binary as string, ["--port", String(port), "--bind", "127.0.0.1", "--save", "", ...settings], { stdio: "ignore" });
			while (!(await redis.say("PING")).startsWith("+PONG")) await wait(20);
		},
		async kill() {
			const dead = child;
			child = undefined;
			if (dead?.kill("SIGKILL")) await once(dead, "exit");
		},
		say: (command) =>
			new Promise((resolve) => {
				const socket = connect(port, "127.0.0.1", () => socket.write(`${command}\r\n`));
				socket
					.once("data", (answer) => {
						resolve(String(answer));
						socket.destroy();
					})
					.once("error", () => resolve(""));
			}),
	};
	await redis.start();
	return redis;
}
