import { listStoppedAddresses } from "#app/domain/deliveries/stops.server.ts";
import { daysBefore } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import * as policy from "#app/domain/outbox/policy.ts";
import { countDeadJobs, countDeliveries, listDeadJobs } from "#app/domain/outbox/queries.server.ts";
import type { DeadJobFilters } from "#app/domain/outbox/schema.ts";
import { timetable } from "#app/domain/outbox/timetable.ts";
import { deliveryKinds, jobNames, scheduleDays } from "#app/messages/jobs.ts";

const countedDays = 30;

/** What leaves for the territory, when, and what could not. */
export function presentDeliveries(ctx: Ctx, filters: DeadJobFilters) {
	const { actor, now } = ctx;
	if (!policy.settleDeadJobs(actor).allowed) throw new NotFound("not-found");
	return reading(ctx, async (tx) => {
		const { jobs: deadJobs, ...page } = await listDeadJobs(tx, actor.territoryId, filters);
		const kinds = await countDeadJobs(tx, actor.territoryId);
		const counts = await countDeliveries(tx, actor.territoryId, daysBefore(now, countedDays));
		const stopped = await listStoppedAddresses(tx, actor.territoryId);
		return {
			territory: actor.territorySlug,
			stopped: stopped.map(({ stoppedAt, ...address }) => ({ ...address, stoppedAt: stoppedAt.toISOString() })),
			page,
			envoi: filters.envoi,
			kinds: kinds.map((kind) => ({ ...kind, label: jobNames[kind.name] ?? kind.name })),
			deadJobs: deadJobs.map(({ name, failedAt, settledAt, ...job }) => ({
				...job,
				label: jobNames[name] ?? name,
				failedAt: failedAt.toISOString(),
				settledAt: settledAt?.toISOString() ?? null,
			})),
			counts: counts.map(({ kind, lastSentAt, ...count }) => ({
				...count,
				label: deliveryKinds[kind] ?? kind,
				lastSentAt: lastSentAt?.toISOString() ?? null,
			})),
			countedDays,
			schedules: timetable.map(({ job, ...when }) => ({
				label: jobNames[job] ?? job,
				...("everyMinutes" in when
					? { time: `Toutes les ${when.everyMinutes} minutes`, days: scheduleDays.every }
					: { time: when.time, days: scheduleDays[when.days] }),
			})),
		};
	});
}
