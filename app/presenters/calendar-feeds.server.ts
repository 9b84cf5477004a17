import { listCommitteeChoices, listLiveFeeds } from "#app/domain/calendar-feeds/queries.server.ts";
import type { ListedFeed } from "#app/domain/calendar-feeds/types.ts";
import { type PersonCtx, reading } from "#app/domain/kernel/context.server.ts";
import type { Visitor } from "#app/domain/people/types.ts";
import { paths } from "#app/paths.ts";

/** « Mes calendriers »: what may be followed from one's own program, and the addresses already given out. `chosen` is a committee. */
export function presentCalendarFeeds(ctx: PersonCtx & { visitor: Visitor }, chosen: string | null) {
	const { personId, territoryIds, visitor } = ctx;
	const { memberships } = visitor;
	const placeOf = (feed: { territoryId: string }) => memberships.find(({ territoryId }) => territoryId === feed.territoryId);
	return reading(ctx, async (tx) => {
		const committees = await listCommitteeChoices(tx, territoryIds);
		const shown = ({ id, label, isOwn, committee, createdAt, lastReadOn }: ListedFeed) => {
			const place = committee && placeOf(committee);
			return {
				id,
				label,
				title: isOwn
					? "Mon calendrier"
					: committee && place
						? `${committee.name} – ${place.territoryName}`
						: "Un territoire que vous avez quitté",
				href: committee && place ? paths.committee(place.territorySlug, committee.slug) : null,
				createdAt: createdAt.toISOString(),
				lastReadOn,
			};
		};
		return {
			feeds: (await listLiveFeeds(tx, personId)).map(shown),
			chosen: committees.find(({ id }) => id === chosen)?.id ?? null,
			committees: memberships.map(({ territoryId, territoryName }) => ({
				label: territoryName,
				options: committees.filter((one) => one.territoryId === territoryId).map(({ id, name }) => ({ value: id, label: name })),
			})),
		};
	});
}
