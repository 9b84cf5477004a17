import { calendarText } from "#app/documents/calendar-feed.ts";
import { listCalendarEntries } from "#app/domain/calendar/queries.server.ts";
import { findCommitteeOf } from "#app/domain/calendar-feeds/queries.server.ts";
import { feedWindow, readableTerritories } from "#app/domain/calendar-feeds/rules.ts";
import type { FoundFeed } from "#app/domain/calendar-feeds/types.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type PersonCtx, reading } from "#app/domain/kernel/context.server.ts";
import { listMemberships } from "#app/domain/people/queries.server.ts";

/** The calendar behind an address, with what its owner may read now and no more: through their own walls, as if they asked. */
export async function presentCalendarFeed(
	{ db, now, publicUrl }: Pick<PersonCtx, "db" | "now"> & { publicUrl: URL },
	feed: FoundFeed,
): Promise<string> {
	const { personId, committeeId, createdAt } = feed;
	const memberships = await listMemberships(db, personId, now);
	const territoryIds = readableTerritories(
		feed,
		memberships.map(({ territoryId }) => territoryId),
	);
	if (territoryIds.length === 0) return calendarText({ name: "Maillage", createdAt, publicUrl, entries: [] });
	return reading({ db, personId, territoryIds, now }, async (tx) => {
		const today = dayOf(now);
		const committee = committeeId && (await findCommitteeOf(tx, territoryIds, committeeId));
		const territoryName = memberships.find(({ territoryId }) => territoryId === feed.territoryId)?.territoryName;
		const whose = committeeId ? { committeeId } : { personId };
		return calendarText({
			name: committee ? `${committee.name} – ${territoryName}` : "Mon calendrier Maillage",
			createdAt,
			publicUrl,
			entries: await listCalendarEntries(tx, { territoryIds, today, ...feedWindow(today), ...whose }),
		});
	});
}
