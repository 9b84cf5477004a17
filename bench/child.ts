import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";

/** A process of the bench: a server under measure, or the client that measures it. */
export interface Child {
	ask<Reply>(message: unknown): Promise<Reply>;
	stop(): Promise<void>;
}

/** Starts a file of this folder and waits until it says that it is ready. */
export async function startChild(file: string, env: Record<string, string>, flags: readonly string[] = []): Promise<Child> {
	const child = fork(path.join(import.meta.dirname, file), {
		env: { ...process.env, NODE_ENV: "production", ...env },
		execArgv: ["--disable-warning=ExperimentalWarning", ...flags],
		// what the product logs goes to stderr: stdout is the bench's own
		stdio: ["ignore", 2, 2, "ipc"],
	});
	await answerOf(child);
	return {
		ask<Reply>(message: unknown) {
			const answer = answerOf(child);
			child.send(message as object);
			return answer as Promise<Reply>;
		},
		stop: () =>
			new Promise((resolve) => {
				if (!child.connected) return resolve();
				child.once("exit", () => resolve());
				child.disconnect();
			}),
	};
}

function answerOf(child: ChildProcess): Promise<unknown> {
	return new Promise((resolve, reject) => {
		const onExit = (code: number | null) => reject(new Error(`${child.spawnargs.at(-1)} ended (${code})`));
		child.once("exit", onExit);
		child.once("message", (answer) => {
			child.off("exit", onExit);
			resolve(answer);
		});
	});
}

/** In the child: answers each message, and ends when the parent is gone. */
export function serveParent(reply: (message: never) => unknown, close: () => Promise<unknown> = async () => {}): void {
	process.on("message", (message) => {
		void Promise.resolve(reply(message as never)).then((answer) => process.send?.(answer ?? null));
	});
	process.once("disconnect", () => void close().finally(() => process.exit(0)));
	process.send?.("ready");
}

/** Milliseconds of processor that this process took so far. */
export function processorOf(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}
