import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import type { MeetingId } from "../../kernel/ids.ts";
import { addUpdate, listUpdates, type StoredUpdate } from "../live-store.server.ts";
import { updateOf } from "../live-text.ts";
import * as policy from "../policy.ts";
import { lockMinutes } from "../store.server.ts";
import type { MinutesId } from "../types.ts";

/**
 * All that makes the live text, for a server that opens it. The first opening turns the stored text into its live form, once and for
 * all: two such turns could never be merged. No event: nothing of the text changes.
 */
export async function openLiveText(
	ctx: Ctx,
	{ meetingId }: { meetingId: MeetingId },
): Promise<{ minutesId: MinutesId; updates: StoredUpdate[] }> {
	const { territoryId } = ctx.actor;
	return inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, territoryId, meetingId);
		assertAllowed(policy.followMinutes(ctx.actor, minutes));
		const updates = await listUpdates(tx, territoryId, minutes.id);
		if (updates.length === 0) {
			const update = updateOf(minutes.doc);
			const seq = await addUpdate(tx, territoryId, { minutesId: minutes.id, personId: null, at: ctx.now, update });
			updates.push({ seq, update });
		}
		return { minutesId: minutes.id, updates };
	});
}
