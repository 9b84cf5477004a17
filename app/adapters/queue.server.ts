import { setTimeout as wait } from "node:timers/promises";
import {
	assertSchemaCompatibility,
	Queue as BullQueue,
	createPostgresBackend,
	type Job,
	type JobsOptions,
	runMigrations,
	UnrecoverableError,
	Worker,
} from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { isUnavailable } from "#db/client.server.ts";
import { connectionAs, listenForLoss, prepareRoles } from "#db/roles.ts";

/** The only file that knows BullMQ and which of its back ends runs: PostgreSQL, or Redis where there is one. */

const schema = "bullmq";
const queueName = "maillage";
const closeWithinMs = 10_000;
const healthWithinMs = 2_000;

export interface QueueOptions {
	/** Any login that may become the worker role. */
	databaseUrl: string;
	redisUrl: string | null;
	/** Told of lost connections and other trouble; the queue goes on by itself. */
	onError: (error: Error) => void;
}

export interface AddOptions {
	/** A second job with an id still known is not added; free of ":" and not all digits. */
	id: string;
	attempts: number;
	/** Wait before the second attempt; it doubles each time. */
	backoffMs: number;
	delayMs?: number;
}

export interface Schedule {
	id: string;
	/** Five fields of cron, in Europe/Paris. */
	cron: string;
	job: string;
	payload: object;
	attempts: number;
	backoffMs: number;
}

/** A job whose last attempt failed. */
export interface FailedJob {
	id: string;
	name: string;
	payload: Record<string, unknown>;
	error: string;
	attempts: number;
	failedAt: Date;
}

export type QueueCounts = Record<"waiting" | "active" | "delayed" | "failed", number>;

export interface Queue {
	add(name: string, payload: object, options: AddOptions): Promise<void>;
	/** Whether no recurring job stands: the queue is new, or lost all it held. */
	isBlank(): Promise<boolean>;
	/** Makes these the recurring jobs, and forgets any other. */
	setSchedules(schedules: readonly Schedule[]): Promise<void>;
	/** Runs jobs until the queue closes; `onFailed` hears when one has had its last attempt. */
	work(run: (name: string, payload: unknown) => Promise<void>, onFailed: () => void): void;
	/** Hands over each failed job and forgets it once `keep` has settled. */
	takeFailed(keep: (job: FailedJob) => Promise<void>): Promise<void>;
	isHealthy(): Promise<boolean>;
	/** How many jobs are where; those that failed to the end leave the queue within a minute. */
	counts(): Promise<QueueCounts>;
	/** Lets running jobs finish for at most ten seconds; what is left goes back to the queue. */
	close(): Promise<void>;
}

/** Thrown by a job that no further attempt can save. */
export class HopelessJob extends UnrecoverableError {}

/** Brings BullMQ's own tables up to date, as their owner, and lets the workers use them. */
export async function prepareQueue(adminUrl: string): Promise<void> {
	await prepareRoles(adminUrl); // BullMQ asks to create its schema even where it exists: the owner needs that right on this database
	const client = new pg.Client(connectionAs("owner", adminUrl, schema));
	await client.connect();
	try {
		await runMigrations(client, schema);
		await client.query(`
			grant select, insert, update, delete on all tables in schema ${schema} to maillage_worker;
			grant usage, select on all sequences in schema ${schema} to maillage_worker;
			grant execute on all routines in schema ${schema} to maillage_worker;
		`);
	} finally {
		await client.end();
	}
}

/** The queue's tables are not there, or are of another version. */
export class QueueNotPrepared extends Error {}

/**
 * BullMQ asks for a job again at once, for ever and with ever more memory, where its tables are missing: whoever starts workers asks first.
 * A server that does not answer is no reason not to start.
 * @throws QueueNotPrepared
 */
export async function assertQueuePrepared(databaseUrl: string): Promise<void> {
	const client = new pg.Client(connectionAs("worker", databaseUrl, schema));
	try {
		await client.connect();
		await assertSchemaCompatibility(client, schema);
	} catch (error) {
		if (!isUnavailable(error)) throw new QueueNotPrepared((error as Error).message);
	} finally {
		await client.end().catch(() => undefined);
	}
}

export function openQueue({ databaseUrl, redisUrl, onError }: QueueOptions): Queue {
	const { connection, backend, disconnect } = redisUrl ? onRedis(redisUrl, onError) : onPostgres(databaseUrl, onError);
	// One code path for both: each back end's own types differ in what they connect with, and in nothing used here.
	const queue = new BullQueue(queueName, { connection: connection as never }, backend as never);
	queue.on("error", onError);
	let worker: Worker | undefined;

	// BullMQ never lets go of a scheduler's own jobs, even failed: at its time each only adds a plain job, which does the work.
	const isTick = (job: Job) => job.repeatJobKey !== undefined;
	const addForTick = ({ id, name, data, opts: { attempts, backoff } }: Job) =>
		queue.add(name, data, { attempts, backoff, ...retention, jobId: id?.replaceAll(":", "-") });

	return {
		async add(name, payload, { id, delayMs, ...retry }) {
			await queue.add(name, payload, { jobId: id, ...retryOptions(retry), ...(delayMs ? { delay: delayMs } : {}) });
		},
		isBlank: async () => (await queue.getJobSchedulersCount()) === 0,
		async setSchedules(schedules) {
			// One that stands is left alone: made anew, it would forget the run that fell due while nothing was running.
			const standing = new Map((await queue.getJobSchedulers()).map((scheduler) => [scheduler.key, scheduler]));
			for (const { id, cron, job, payload, ...retry } of schedules) {
				const scheduler = standing.get(id);
				standing.delete(id);
				if (scheduler?.pattern === cron && scheduler.name === job) continue;
				const opts = { ...retryOptions(retry), removeOnFail: { count: 10 } };
				await queue.upsertJobScheduler(id, { pattern: cron, tz: "Europe/Paris" }, { name: job, data: payload, opts });
			}
			for (const id of standing.keys()) await queue.removeJobScheduler(id);
		},
		work(run, onFailed) {
			worker = new Worker(
				queueName,
				async (job: Job) => {
					if (isTick(job)) await addForTick(job);
					else await run(job.name, job.data);
				},
				// A process that dies leaves its jobs to the next one within seconds. However often that happens it is no fault of theirs:
				// they have their own number of tries.
				{ connection: connection as never, concurrency: 5, lockDuration: 15_000, stalledInterval: 10_000, maxStalledCount: 50 },
				backend as never,
			);
			worker.on("error", onError);
			worker.on("failed", (job) => {
				if (!job || job.finishedOn) onFailed();
			});
		},
		async takeFailed(keep) {
			for (const job of await queue.getFailed(0, 99)) {
				if (!job?.id || isTick(job)) continue;
				await keep({
					id: job.id,
					name: job.name,
					payload: job.data,
					error: job.failedReason ?? "",
					attempts: job.attemptsMade,
					failedAt: new Date(job.finishedOn ?? job.timestamp),
				});
				await job.remove();
			}
		},
		isHealthy: () =>
			Promise.race([
				queue.getWaitingCount().then(
					() => true,
					() => false,
				),
				wait(healthWithinMs, false, { ref: false }), // a store that is away does not answer at all
			]),
		counts: () =>
			Promise.race([
				queue.getJobCounts("waiting", "active", "delayed", "failed") as Promise<QueueCounts>,
				wait(healthWithinMs, undefined, { ref: false }).then(() => Promise.reject(new Error("the queue does not answer"))),
			]),
		async close() {
			// After an outage BullMQ may take longer than anyone waits for: an unfinished job is found stalled and run again.
			await withDeadline(worker?.close()).catch(onError);
			await withDeadline(queue.close()).catch(onError);
			await withDeadline(disconnect()).catch(onError);
		},
	};
}

const day = 86_400;
const retention = { removeOnComplete: { age: 7 * day, count: 10_000 }, removeOnFail: false };
const retryOptions = ({ attempts, backoffMs }: { attempts: number; backoffMs: number }): JobsOptions => ({
	attempts,
	backoff: { type: "exponential", delay: backoffMs },
	...retention,
});

function onPostgres(databaseUrl: string, onError: (error: Error) => void) {
	const pool = new pg.Pool({ ...connectionAs("worker", databaseUrl, schema), max: 12, keepAlive: true });
	pool.setMaxListeners(0);
	listenForLoss(pool, onError);
	return { connection: pool, backend: createPostgresBackend, disconnect: () => pool.end() };
}

function onRedis(redisUrl: string, onError: (error: Error) => void) {
	const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
	redis.on("error", onError);
	return {
		connection: redis,
		backend: undefined,
		disconnect: async () => redis.disconnect(),
	};
}

async function withDeadline(work: Promise<unknown> | undefined): Promise<void> {
	const done = new AbortController();
	const deadline = wait(closeWithinMs, undefined, { signal: done.signal }).catch(() => undefined);
	await Promise.race([work, deadline]).finally(() => done.abort());
}
