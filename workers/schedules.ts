import type { Schedule } from "#app/adapters/queue.server.ts";
import { timetable } from "#app/domain/outbox/timetable.ts";
import { jobNamed } from "./catalogue.ts";

/** Every recurring job, as the queue takes it. Public holidays are left out by the job itself. */
export const schedules: readonly Schedule[] = timetable.map(({ job, time, days }) => {
	const [hour, minute] = time.split(":").map(Number);
	const { attempts, backoffMs } = jobNamed(job);
	return { id: job, cron: `${minute} ${hour} * * ${days === "working" ? "1-5" : "*"}`, job, payload: {}, attempts, backoffMs };
});
