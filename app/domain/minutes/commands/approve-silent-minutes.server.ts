import { dayOf } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { MeetingId, TerritoryId } from "../../kernel/ids.ts";
import { charterOf, observableUntil } from "../charter.server.ts";
import { conclude } from "../conclude.server.ts";
import { isPossible } from "../rules.ts";
import { lockMinutes } from "../store.server.ts";

/**
 * Approves a submitted text that nobody answered within the delay, where the committee's charter says that silence approves, and there
 * alone. Run again, or after an answer, it does nothing.
 */
export async function approveSilentMinutes(
	ctx: SystemCtx & { territoryId: TerritoryId },
	{ meetingId }: { meetingId: MeetingId },
): Promise<boolean> {
	const { territoryId, now } = ctx;
	return inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, territoryId, meetingId);
		if (!isPossible("approve", minutes.status) || !minutes.submittedAt) return false;
		const charter = await charterOf(tx, territoryId, minutes.committeeId);
		if (!charter.silenceApproves || dayOf(now) <= observableUntil(minutes.submittedAt, charter)) return false;
		await conclude(tx, { territoryId, by: null, now }, minutes);
		return true;
	});
}
