import { tmpdir } from "node:os";
import path from "node:path";
import { createExportFiles, type ExportFiles } from "#app/adapters/export-files.server.ts";
import { createMailer, type Mailer } from "#app/adapters/mailer.server.ts";
import { createStorage, type Storage } from "#app/adapters/storage.server.ts";
import type { Db } from "#db/client.server.ts";
import { runJob } from "#workers/catalogue.ts";
import type { JobDeps } from "#workers/define-job.ts";
import { drainOutbox } from "#workers/relay.ts";

interface TestJobsOptions {
	/** As the worker role. */
	db: Db;
	clock: () => Date;
	publicUrl?: URL;
	/** The built-in mailbox unless told. */
	mailer?: Mailer;
	/** A folder of the machine's own unless told: give the web's to fetch there what the jobs prepare. */
	exportFiles?: ExportFiles;
	/** The same for attachments. */
	files?: Storage;
}

export interface TestJobs {
	deps: JobDeps;
	/** Does one job, and the jobs that it adds. */
	run: (name: string, payload: object) => Promise<void>;
	/** Passes on what the outbox holds, and does the jobs, until nothing is left. */
	settle: () => Promise<void>;
	/** The morning of the clock's day: reminders, then digests, and every mail that follows. */
	runDueSweep: () => Promise<void>;
}

/** The workers without a queue: jobs run at once, one after the other, under a clock of the test's own. */
export function testJobs({
	db,
	clock,
	publicUrl = new URL("http://localhost:3000"),
	mailer,
	exportFiles,
	files,
}: TestJobsOptions): TestJobs {
	const waiting: { name: string; payload: object }[] = [];
	const deps: JobDeps = {
		db,
		clock,
		publicUrl,
		exportFiles: exportFiles ?? createExportFiles(path.join(tmpdir(), "maillage-jobs")),
		files: files ?? createStorage(path.join(tmpdir(), "maillage-jobs", "attachments")),
		mailer: mailer ?? createMailer({ smtpUrl: null, mailFrom: "Maillage <ne-pas-repondre@maillage.example>", publicUrl, db, clock }),
		async enqueue(name, payload) {
			waiting.push({ name, payload: JSON.parse(JSON.stringify(payload)) });
		},
	};
	const drain = async () => {
		for (let job = waiting.shift(); job; job = waiting.shift()) await runJob(deps, job.name, job.payload);
	};
	const run = async (name: string, payload: object) => {
		waiting.push({ name, payload });
		await drain();
	};
	const settle = async () => {
		do {
			await drain();
			await drainOutbox(deps);
		} while (waiting.length > 0);
	};
	return {
		deps,
		run,
		settle,
		async runDueSweep() {
			await settle();
			await run("sweep-reminders", {});
			await run("sweep-digests", {});
		},
	};
}
