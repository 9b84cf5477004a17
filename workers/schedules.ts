import type { Schedule } from "#app/adapters/queue.server.ts";
import { type Recurrence, timetable } from "#app/domain/outbox/timetable.ts";
import { jobNamed } from "./catalogue.ts";

/** Every recurring job, as the queue takes it. Public holidays are left out by the job itself. */
export const schedules: readonly Schedule[] = timetable.map(({ job, ...recurrence }) => {
	const { attempts, backoffMs } = jobNamed(job);
	return { id: job, cron: cronOf(recurrence), job, payload: {}, attempts, backoffMs };
});

function cronOf(recurrence: Recurrence): string {
	if ("everyMinutes" in recurrence) return `*/${recurrence.everyMinutes} * * * *`;
	const [hour, minute] = recurrence.time.split(":").map(Number);
	return `${minute} ${hour} * * ${recurrence.days === "working" ? "1-5" : "*"}`;
}
