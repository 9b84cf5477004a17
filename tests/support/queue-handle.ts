import { createPostgresBackend, Queue } from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { connectionAs } from "#db/roles.ts";

/** The queue's own handle, to bring forward what it put off: a minute of the queue passes in no time. */
export function openQueueHandle(databaseUrl: string, redisUrl: string | null) {
	const redis = redisUrl ? new Redis(redisUrl, { maxRetriesPerRequest: null }) : null;
	const pool = redisUrl ? null : new pg.Pool({ ...connectionAs("worker", databaseUrl, "bullmq"), max: 2 });
	const connection = redis ?? pool;
	for (const one of [redis, pool]) one?.on("error", () => {}); // the server goes away: that is the test
	const queue = new Queue("maillage", { connection: connection as never }, (redisUrl ? undefined : createPostgresBackend) as never);
	queue.on("error", () => {});
	return {
		async bringForward() {
			for (const job of await queue.getDelayed(0, 500)) if (!job.repeatJobKey) await job.promote().catch(() => undefined);
		},
		async close() {
			await queue.close();
			redis?.disconnect();
			await pool?.end();
		},
	};
}
