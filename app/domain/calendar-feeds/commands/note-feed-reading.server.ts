import { dayOf } from "../../kernel/calendar.ts";
import { inTransaction, type PersonCtx } from "../../kernel/context.server.ts";
import { updateFeed } from "../store.server.ts";
import type { FoundFeed } from "../types.ts";

/**
 * Keeps the day of the last reading, and no more: the hours would tell when a person's devices are awake. A trace for the owner, like
 * the last hour of a session, and no fact of the journal.
 */
export async function noteFeedReading({ db, now }: Pick<PersonCtx, "db" | "now">, { id, personId, lastReadOn }: FoundFeed): Promise<void> {
	const today = dayOf(now);
	if (lastReadOn === today) return;
	await inTransaction({ db, now, personId, territoryIds: [] }, (tx) => updateFeed(tx, id, { lastReadOn: today }));
}
