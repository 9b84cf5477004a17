import { inTransaction, type PersonCtx } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { newToken, tokenHash } from "../../kernel/token.server.ts";
import { calendarFeedCreated } from "../events.ts";
import * as policy from "../policy.ts";
import { findCommitteeOf } from "../queries.server.ts";
import { maxLiveFeeds } from "../rules.ts";
import type { CreateCalendarFeed } from "../schema.ts";
import { countLiveFeeds, insertFeed } from "../store.server.ts";
import type { CalendarFeedId } from "../types.ts";

/**
 * Opens a calendar to the person's own program.
 * @returns the secret of its address, to be shown once: only its digest is kept
 */
export async function createCalendarFeed(ctx: PersonCtx, { committeeId, label }: CreateCalendarFeed): Promise<string> {
	const { personId, territoryIds, now } = ctx;
	const token = newToken();
	await inTransaction(ctx, async (tx) => {
		const committee = committeeId && (await findCommitteeOf(tx, territoryIds, committeeId));
		if (committeeId && !committee) throw new NotFound("not-found");
		const territoryId = committee?.territoryId ?? null;
		assertAllowed(policy.createCalendarFeed(ctx, { territoryId }));
		if ((await countLiveFeeds(tx, personId)) >= maxLiveFeeds) throw new RuleViolation("calendar-feed.too-many");
		const id = newId<CalendarFeedId>();
		await insertFeed(tx, { id, personId, territoryId, committeeId, label, tokenHash: tokenHash(token), createdAt: now });
		await recordEvent(tx, territoryId, calendarFeedCreated, { feedId: id, committeeId });
	});
	return token;
}
