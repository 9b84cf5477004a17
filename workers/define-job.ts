import type { z } from "zod";
import type { ExportFiles } from "#app/adapters/export-files.server.ts";
import type { Mailer } from "#app/adapters/mailer.server.ts";
import type { Storage } from "#app/adapters/storage.server.ts";
import type { SystemCtx } from "#app/domain/kernel/context.server.ts";
import type { TerritoryId } from "#app/domain/kernel/ids.ts";
import type { EventDefinition } from "#app/domain/kernel/record-event.server.ts";
import type { Db } from "#db/client.server.ts";

/** What every handler works with; tests give their own clock, mailer and queue. */
export interface JobDeps {
	/** As the worker role. */
	db: Db;
	mailer: Mailer;
	exportFiles: ExportFiles;
	/** Where attachments are kept. */
	files: Storage;
	publicUrl: URL;
	clock: () => Date;
	/** Adds a job by its name; the same id twice is one job. */
	enqueue: (name: string, payload: object, id: string) => Promise<void>;
}

/** How often a job is tried, and the wait before the second try, which doubles each time. */
export interface Retry {
	attempts: number;
	backoffMs: number;
}

export interface Job<Schema extends z.ZodType = z.ZodType> extends Retry {
	name: string;
	/** Ids and codes only: the queue is readable in clear. Payloads outlive a deployment: add fields as optional. */
	payload: Schema;
	/** Facts that cause this job. */
	listensTo: readonly EventDefinition[];
	/** May run twice, at once or again: what it does shows once. */
	run(deps: JobDeps, payload: z.output<Schema>): Promise<void>;
	/** What those who wait for it should see once its last try failed; may run twice. */
	giveUp?(deps: JobDeps, payload: z.output<Schema>): Promise<void>;
}

export const defineJob = <Schema extends z.ZodType>(job: Job<Schema>): Job<Schema> => job;

const minute = 60_000;
/** Mail waits for its server: twelve tries over a day and a half. */
export const mailRetry: Retry = { attempts: 12, backoffMs: minute };
/** News that is stale by the evening: eight tries over two hours. */
export const freshMailRetry: Retry = { attempts: 8, backoffMs: minute };
/** A digest is news for half a day: ten tries over eight hours and a half. */
export const digestRetry: Retry = { attempts: 10, backoffMs: minute };
export const sweepRetry: Retry = { attempts: 5, backoffMs: minute };

/** The unit of work of a handler: now, in one territory or in none. */
export const systemCtx = ({ db, clock }: JobDeps, territoryId: TerritoryId | null = null): SystemCtx => ({ db, now: clock(), territoryId });
