import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { freePort } from "./free-port.ts";

/** A Redis for one run, that keeps nothing; null where no redis-server is on the PATH. */
export async function startRedis(): Promise<{ url: string; stop: () => void } | null> {
	const binary = (process.env.PATH ?? "")
		.split(path.delimiter)
		.map((folder) => path.join(folder, "redis-server"))
		.find(existsSync);
	if (!binary) return null;
	const port = await freePort();
	const child = spawn(binary, ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], { stdio: "ignore" });
	return { url: `redis://127.0.0.1:${port}`, stop: () => void child.kill() };
}
