import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import type { MeetingId } from "../../kernel/ids.ts";
import { addUpdate } from "../live-store.server.ts";
import * as policy from "../policy.ts";
import { statusAfter } from "../rules.ts";
import { lockMinutes } from "../store.server.ts";

/**
 * Keeps what one person just wrote; once this returns, the screen may say that it is saved. The row itself says who and when; the
 * journal is told with the text (keep-live-text), not at each stroke.
 * @throws RuleViolation when the text was handed over meanwhile
 */
export async function appendLiveUpdate(ctx: Ctx, { meetingId, update }: { meetingId: MeetingId; update: Uint8Array }): Promise<number> {
	const { actor, now } = ctx;
	return inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, actor.territoryId, meetingId);
		assertAllowed(policy.writeMinutes(actor, minutes));
		statusAfter("save", minutes.status);
		return addUpdate(tx, actor.territoryId, { minutesId: minutes.id, personId: actor.personId, at: now, update });
	});
}
