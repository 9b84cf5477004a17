import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import { createExportFiles } from "#app/adapters/export-files.server.ts";
import { troubleTeller } from "#app/adapters/logger.server.ts";
import { createMailer } from "#app/adapters/mailer.server.ts";
import { HopelessJob, openQueue, type QueueCounts } from "#app/adapters/queue.server.ts";
import { createStorage } from "#app/adapters/storage.server.ts";
import { buryJob } from "#app/domain/outbox/commands/bury-job.server.ts";
import { openDb } from "#db/client.server.ts";
import { askAgain } from "./ask-again.ts";
import { giveUpJob, jobNamed, runJob, UnreadableJob } from "./catalogue.ts";
import type { JobDeps } from "./define-job.ts";
import { startRelay } from "./relay.ts";
import { schedules } from "./schedules.ts";

export interface WorkersOptions {
	/** Any login that may become the worker role. */
	databaseUrl: string;
	redisUrl: string | null;
	smtpUrl: string | null;
	mailFrom: string;
	publicUrl: URL;
	/** Where files stand, shared with the web. */
	dataDir: string;
	clock: () => Date;
	logger: Pick<Logger, "info" | "warn" | "error">;
}

export interface Workers {
	/** Whether the queue answers, for the host's readiness probe. */
	isReady(): Promise<boolean>;
	/** How many jobs are where, for the host's collector. */
	counts(): Promise<QueueCounts>;
	/** Lets running jobs finish for at most ten seconds; the rest goes back to the queue. */
	close(): Promise<void>;
}

const watchMs = 60_000;

/** Starts the relay, the job workers and the schedules; none of them ends the process when a server goes away. */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
	const { databaseUrl, redisUrl, smtpUrl, mailFrom, publicUrl, dataDir, clock, logger } = options;
	const onError = troubleTeller(logger, "worker trouble");
	const db = openDb("worker", databaseUrl, {
		maxConnections: 8,
		onPoolError: onError,
		onSlowQuery: (text, milliseconds) => logger.warn({ sql: text, milliseconds }, "slow query"),
	});
	const queue = openQueue({ databaseUrl, redisUrl, onError });
	const mailer = createMailer({ smtpUrl, mailFrom, publicUrl, db, clock });
	const enqueue: JobDeps["enqueue"] = (name, payload, id) => {
		const { attempts, backoffMs } = jobNamed(name);
		return queue.add(name, payload, { id, attempts, backoffMs });
	};
	const deps: JobDeps = {
		db,
		mailer,
		exportFiles: createExportFiles(dataDir),
		files: createStorage(path.join(dataDir, "attachments")),
		publicUrl,
		clock,
		enqueue,
	};

	const buryFailed = () =>
		queue.takeFailed(async ({ id, ...job }) => {
			logger.error({ job: job.name, attempts: job.attempts }, "job gave up");
			await giveUpJob(deps, job.name, job.payload);
			await buryJob({ db, now: clock() }, { jobId: id, ...job });
		});
	queue.work(
		async (name, payload) => {
			try {
				await runJob(deps, name, payload);
			} catch (error) {
				// The library's errors of mail servers quote addresses: the code is enough for the log.
				logger.warn({ job: name, code: (error as { code?: string }).code ?? (error as Error).name }, "job failed");
				throw error instanceof UnreadableJob ? new HopelessJob(error.message) : error;
			}
		},
		() => void buryFailed().catch(onError),
	);
	const relay = startRelay({ db, clock, enqueue, databaseUrl, onError });

	// Not awaited, and done again each minute: a queue that is down, or lost everything, gets its schedules when it is back, and all that
	// waited in it from the database. Asked for before the schedules are set: cut between the two, it is asked for again.
	const startedAt = clock();
	let isKnown = false;
	const keepUp = async () => {
		if (await queue.isBlank()) await askAgain({ db, clock, enqueue }, isKnown ? null : startedAt);
		await queue.setSchedules(schedules);
		isKnown = true;
		await buryFailed();
	};
	const watch = () => keepUp().catch(onError);
	let watching = watch();
	const timer = setInterval(() => {
		watching = watch();
	}, watchMs);

	const close = async () => {
		clearInterval(timer);
		await relay.close();
		await Promise.race([watching, wait(2_000, undefined, { ref: false })]);
		await queue.close();
		mailer.close();
		await db.close();
	};
	let closed: Promise<void> | undefined;
	return {
		isReady: () => queue.isHealthy(),
		counts: () => queue.counts(),
		close() {
			closed ??= close();
			return closed;
		},
	};
}
