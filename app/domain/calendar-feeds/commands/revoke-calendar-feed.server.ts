import { inTransaction, type PersonCtx } from "../../kernel/context.server.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { calendarFeedRevoked } from "../events.ts";
import type { RevokeCalendarFeed } from "../schema.ts";
import { lockFeed, updateFeed } from "../store.server.ts";

/** Empties one of the person's own feeds, for good and from the next reading on. A second click changes nothing. */
export async function revokeCalendarFeed(ctx: PersonCtx, { feedId }: RevokeCalendarFeed): Promise<void> {
	const { personId, territoryIds, now } = ctx;
	await inTransaction(ctx, async (tx) => {
		const { territoryId, committeeId, revokedAt } = await lockFeed(tx, personId, feedId);
		if (revokedAt) return;
		await updateFeed(tx, feedId, { revokedAt: now });
		// a territory that the person has left is closed to them: the fact is then their account's
		const told = territoryId && territoryIds.includes(territoryId) ? territoryId : null;
		await recordEvent(tx, told, calendarFeedRevoked, { feedId, committeeId });
	});
}
