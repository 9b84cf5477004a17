import { timeOf } from "#app/domain/kernel/calendar.ts";
import { passOnAgain } from "#app/domain/outbox/commands/pass-on-again.server.ts";
import { timetable } from "#app/domain/outbox/timetable.ts";
import type { RelayDeps } from "./relay.ts";

/**
 * Fills a queue that lost all it held from what the database knows: facts are passed on again, and what the timetable had for today is
 * looked at again. What runs all day long (digests, notices) finds by itself what it had handed over.
 * @param before null for a queue seen full; else see `passOnAgain`
 */
export async function askAgain({ db, clock, enqueue }: RelayDeps, before: Date | null): Promise<void> {
	const now = clock();
	if (!(await passOnAgain({ db, now }, before))) return;
	for (const { job, ...recurrence } of timetable)
		if ("time" in recurrence && recurrence.time <= timeOf(now)) await enqueue(job, {}, `${job}-again-${now.getTime()}`);
}
