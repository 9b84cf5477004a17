import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { SystemCtx } from "#app/domain/kernel/context.server.ts";
import { giveBack, leaseUnsent, markSent } from "#app/domain/outbox/lease.server.ts";
import type { OutboxEvent } from "#app/domain/outbox/types.ts";
import type { Db } from "#db/client.server.ts";
import { connectionAs } from "#db/roles.ts";
import { jobsListeningTo } from "./catalogue.ts";

export interface RelayDeps {
	/** As the worker role. */
	db: Db;
	clock: () => Date;
	enqueue: (name: string, payload: object, id: string) => Promise<void>;
}

/**
 * Turns every event of the outbox into the jobs that listen to it, at least once: a crash between adding and marking repeats
 * the batch, under the same job ids.
 */
export async function drainOutbox({ db, clock, enqueue }: RelayDeps): Promise<void> {
	for (;;) {
		const ctx: SystemCtx = { db, now: clock() };
		const events = await leaseUnsent(ctx, 100);
		if (events.length === 0) return;
		const sent: OutboxEvent[] = [];
		try {
			for (const event of events) {
				for (const job of jobsListeningTo(event.name)) {
					const payload = { ...event.payload, eventId: event.id, territoryId: event.territoryId };
					await enqueue(job.name, payload, `${job.name}-${event.id}`);
				}
				sent.push(event);
			}
		} catch (error) {
			const left = events.slice(sent.length);
			await giveBack(
				ctx,
				left.map(({ id }) => id),
				String(error),
			);
			throw error;
		} finally {
			await markSent(
				ctx,
				sent.map(({ id }) => id),
			);
		}
	}
}

const pollMs = 5_000;
const reconnectMs = 1_000;
const closeWithinMs = 2_000;

/** Drains the outbox whenever an event is recorded and, in case a notice was lost, every few seconds. */
export function startRelay(deps: RelayDeps & { databaseUrl: string; onError: (error: Error) => void }): { close(): Promise<void> } {
	const closing = new AbortController();
	let draining: Promise<void> | null = null;
	let isWanted = false;

	const wake = () => {
		isWanted = true;
		draining ??= (async () => {
			while (isWanted && !closing.signal.aborted) {
				isWanted = false;
				await drainOutbox(deps).catch(deps.onError);
			}
		})().finally(() => {
			draining = null;
		});
	};
	const poll = setInterval(wake, pollMs);
	const listening = listen(deps.databaseUrl, wake, deps.onError, closing.signal);
	wake();

	return {
		async close() {
			closing.abort();
			clearInterval(poll);
			// a queue that is away holds whoever adds to it; the lease gives those events back
			await Promise.race([Promise.all([draining, listening]), wait(closeWithinMs, undefined, { ref: false })]);
		},
	};
}

/** Calls `onNotice` for each event committed; after a lost connection, again and again until the server is back. */
async function listen(databaseUrl: string, onNotice: () => void, onError: (error: Error) => void, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		const client = new pg.Client({ ...connectionAs("worker", databaseUrl), keepAlive: true });
		const ended = new Promise<void>((resolve) => {
			client.once("end", resolve);
			signal.addEventListener("abort", () => resolve(), { once: true });
		});
		client.on("error", onError);
		client.on("notification", onNotice);
		try {
			await client.connect();
			await client.query("listen outbox");
			onNotice(); // what was recorded while nobody listened
			await ended;
		} catch (error) {
			onError(error as Error);
		}
		await client.end().catch(() => undefined);
		await wait(reconnectMs, undefined, { signal }).catch(() => undefined);
	}
}
