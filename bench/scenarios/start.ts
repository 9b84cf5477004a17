import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "#db/free-port.ts";
import type { Figures, Scenario } from "../bench.ts";

/** From the command to READY: once with nothing there, which makes the database and loads the demonstration, then as every day. */
export const start: Scenario = {
	name: "start",
	async run({ settings }) {
		const dataDir = mkdtempSync(path.join(tmpdir(), "maillage-start-"));
		chmodSync(dataDir, 0o755);
		try {
			const coldMs = await startOnce(dataDir);
			const warm: number[] = [];
			for (let round = 0; round < settings.rounds; round++) warm.push(await startOnce(dataDir));
			const warmMs = warm.sort((a, b) => a - b)[warm.length >> 1] as number;
			return { start: { coldMs, warmMs } satisfies Figures };
		} finally {
			rmSync(dataDir, { recursive: true, force: true });
		}
	},
};

async function startOnce(dataDir: string): Promise<number> {
	const env: NodeJS.ProcessEnv = { ...process.env, PORT: String(await freePort()), DATA_DIR: dataDir, DEMO: "1" };
	for (const name of ["DATABASE_URL", "REDIS_URL", "SMTP_URL", "PUBLIC_URL"]) delete env[name];
	const begun = performance.now();
	const child = spawn(process.execPath, ["bin/serve.ts", "start"], { env, stdio: ["ignore", "pipe", 2] });
	try {
		await saysReady(child);
		return performance.now() - begun;
	} finally {
		await new Promise<void>((resolve) => {
			if (child.exitCode !== null) return resolve();
			child.once("exit", () => resolve());
			child.kill("SIGTERM");
		});
	}
}

const saysReady = (child: ChildProcess) =>
	new Promise<void>((resolve, reject) => {
		let said = "";
		child.stdout?.on("data", (chunk) => {
			said += chunk;
			if (said.includes("READY")) resolve();
		});
		child.once("exit", (code) => reject(new Error(`the product ended (${code}) before it was ready`)));
	});
