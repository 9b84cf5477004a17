import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { settleOutcomes } from "../carry-over.server.ts";
import { pointsSettled } from "../events.ts";
import { SettlePoints } from "../schema.ts";
import { asTyped, listPointIds, lockMeeting, saveMeeting } from "../store.server.ts";

/** Says, after a meeting, which points were treated; the others are carried over. Approved minutes do not keep from it. */
export async function settlePoints(ctx: Ctx, input: SettlePoints): Promise<void> {
	const { meetingId, revision, outcomes } = SettlePoints.parse(input);
	const { territoryId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		assertRevision(meeting, revision, asTyped(meeting));
		if (meeting.status !== "held") throw new RuleViolation("agenda.not-held");
		const ids = await listPointIds(tx, meetingId);
		if (outcomes.some(({ pointId }) => !ids.includes(pointId))) throw new NotFound("not-found");
		const said = new Map(outcomes.map(({ pointId, outcome }) => [pointId, outcome]));
		await settleOutcomes(tx, { territoryId, meeting, outcomes: said, now: ctx.now });
		await saveMeeting(tx, meeting);
		await recordEvent(tx, territoryId, pointsSettled, { meetingId, committeeId: meeting.committeeId });
	});
}
