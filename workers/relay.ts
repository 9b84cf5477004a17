import { setTimeout as wait } from "node:timers/promises";
import type { SystemCtx } from "#app/domain/kernel/context.server.ts";
import { giveBack, leaseUnsent, markSent } from "#app/domain/outbox/lease.server.ts";
import type { OutboxEvent } from "#app/domain/outbox/types.ts";
import type { Db } from "#db/client.server.ts";
import { listen } from "#db/listen.ts";
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
					const payload = {
						...event.payload,
						fact: event.name,
						eventId: event.id,
						territoryId: event.territoryId,
						actorId: event.personId,
					};
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
	const listening = listen(deps.databaseUrl, {
		role: "worker",
		channels: ["outbox"],
		onNotice: wake,
		onReady: wake,
		onError: deps.onError,
		signal: closing.signal,
	});
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
