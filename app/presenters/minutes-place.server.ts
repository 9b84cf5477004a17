import type { Ctx } from "#app/domain/kernel/context.server.ts";
import type { Meeting } from "#app/domain/meetings/types.ts";

/** Where minutes stand: what every page around them shows of their meeting. */
export const minutesPlace = ({ actor }: Ctx, committee: { slug: string; name: string }, meeting: Meeting) => ({
	territory: actor.territorySlug,
	committee,
	meeting: {
		id: meeting.id,
		title: meeting.title,
		startsAt: meeting.startsAt.toISOString(),
		place: meeting.place,
		isCancelled: meeting.status === "cancelled",
	},
});
