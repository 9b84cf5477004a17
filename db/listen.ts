import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { connectionAs, type Role } from "./roles.ts";

const reconnectMs = 1_000;

export interface ListenOptions {
	role: Role;
	channels: readonly string[];
	onNotice: (channel: string, payload: string) => void;
	/** Listening begins, or begins again: what was told meanwhile is to be looked up. */
	onReady: () => void;
	onError: (error: Error) => void;
	signal: AbortSignal;
}

/** Hears what is told on these channels once it is committed; after a lost connection, again and again until the server is back. */
export async function listen(databaseUrl: string, options: ListenOptions): Promise<void> {
	const { role, channels, onNotice, onReady, onError, signal } = options;
	while (!signal.aborted) {
		const client = new pg.Client({ ...connectionAs(role, databaseUrl), keepAlive: true });
		const ended = new Promise<void>((resolve) => {
			client.once("end", resolve);
			signal.addEventListener("abort", () => resolve(), { once: true });
		});
		client.on("error", onError);
		client.on("notification", ({ channel, payload }) => onNotice(channel, payload ?? ""));
		try {
			await client.connect();
			for (const channel of channels) await client.query(`listen ${channel}`);
			onReady();
			await ended;
		} catch (error) {
			onError(error as Error);
		}
		await client.end().catch(() => undefined);
		await wait(reconnectMs, undefined, { signal }).catch(() => undefined);
	}
}
