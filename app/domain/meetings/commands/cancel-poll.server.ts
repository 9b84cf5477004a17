import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { pollCancelled } from "../events.ts";
import { prepareMeeting } from "../policy.ts";
import { CancelPoll } from "../preparation-schema.ts";
import { lockPoll } from "../store-polls.server.ts";

/** Ends a poll without a date; the answers given stay to be read. */
export async function cancelPoll(ctx: Ctx, input: CancelPoll): Promise<void> {
	const { pollId, revision } = CancelPoll.parse(input);
	const { territoryId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		const poll = await lockPoll(tx, territoryId, pollId);
		assertAllowed(prepareMeeting(ctx.actor, poll));
		assertRevision(poll, revision);
		if (poll.status !== "open") throw new RuleViolation("poll.closed");
		await tx
			.updateTable("meetingPoll")
			.set({ status: "cancelled", revision: revision + 1 })
			.where("id", "=", pollId)
			.execute();
		await recordEvent(tx, territoryId, pollCancelled, { pollId, committeeId: poll.committeeId });
	});
}
