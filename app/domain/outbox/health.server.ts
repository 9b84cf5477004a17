import { sql } from "kysely";
import { type Db, inUnit } from "#db/client.server.ts";

/** In the order of the page; kinds are those of jobs, reminders and mails. */
export const healthMeasures = {
	outbox_unsent: "Facts whose jobs are not yet in the queue",
	outbox_oldest_seconds: "Age of the oldest of them",
	dead_jobs: "Jobs that failed to the end and wait for a decision, by name",
	reminders_raised_today: "Reminders raised in the last 24 hours, by kind",
	notices_to_mail: "Notices claimed by a mail that has not left",
	digests_waiting: "Digests whose window is claimed and that have not left",
	mails_sent_today: "Mails taken by the mail server in the last 24 hours, by kind",
	mails_unsent_today: "Mails begun in the last 24 hours that no server took yet, by kind",
} as const;
export type HealthMeasure = keyof typeof healthMeasures;

export interface Health {
	measure: HealthMeasure;
	kind: string | null;
	value: number;
}

/** Numbers over all territories, and nothing that names anybody. */
export const readHealth = (db: Db, now: Date): Promise<Health[]> =>
	inUnit(
		db,
		{ personId: null, territoryIds: [], now },
		async (tx) => (await sql<Health>`select * from queue_health(${now})`.execute(tx)).rows,
		"read only",
	);
