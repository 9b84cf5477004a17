import { findCommittee } from "../../committees/queries.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { seriesCreated } from "../events.ts";
import { prepareMeeting } from "../policy.ts";
import { listHolidays } from "../queries/holidays.server.ts";
import { plannedSeries } from "../rules.ts";
import { CreateSeries } from "../series-schema.ts";
import type { SeriesId } from "../types.ts";

/** Plans the meetings of a rule, each an ordinary meeting from then on. Gives how many. */
export async function createSeries(ctx: Ctx, input: CreateSeries): Promise<number> {
	const { committeeId, title, place, room, videoUrl, startTime, endTime, ...rule } = CreateSeries.parse(input);
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	const seriesId = newId<SeriesId>();
	return inTransaction(ctx, async (tx) => {
		if (!(await findCommittee(tx, territoryId, committeeId))) throw new NotFound("not-found");
		assertAllowed(prepareMeeting(actor, { committeeId }));
		const calendar = await listHolidays(tx, territoryId);
		const { occurrences } = plannedSeries({ ...rule, startTime, endTime }, calendar, dayOf(now));
		await tx
			.insertInto("meetingSeries")
			.values({ id: seriesId, territoryId, committeeId, rule: JSON.stringify(rule), createdBy: personId, createdAt: now })
			.execute();
		await tx
			.insertInto("meeting")
			.values(
				occurrences.map(({ startsAt, endsAt }) => ({
					...{ id: newId(), territoryId, committeeId, seriesId, title, place, room, videoUrl, startsAt, endsAt },
					...{ createdBy: personId, createdAt: now },
				})),
			)
			.execute();
		await recordEvent(tx, territoryId, seriesCreated, { seriesId, committeeId, count: occurrences.length });
		return occurrences.length;
	});
}
