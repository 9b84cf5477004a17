import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { pollAnswered } from "../events.ts";
import * as policy from "../policy.ts";
import { AnswerPoll } from "../preparation-schema.ts";
import { assertAnswerable } from "../rules.ts";
import { lockPoll } from "../store-polls.server.ts";

/** Says which dates suit oneself; said again, the last answer counts. */
export async function answerPoll(ctx: Ctx, input: AnswerPoll): Promise<void> {
	const { pollId, answers } = AnswerPoll.parse(input);
	const { territoryId, personId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		const poll = await lockPoll(tx, territoryId, pollId);
		assertAllowed(policy.answerPoll(ctx.actor, poll));
		assertAnswerable(poll, dayOf(ctx.now));
		const slots = await tx.selectFrom("pollSlot").select("id").where("pollId", "=", pollId).execute();
		if (answers.some(({ slotId }) => !slots.some(({ id }) => id === slotId))) throw new NotFound("not-found");
		await tx
			.insertInto("pollAnswer")
			.values(answers.map(({ slotId, answer }) => ({ territoryId, slotId, personId, answer, answeredAt: ctx.now })))
			.onConflict((conflict) =>
				conflict.columns(["slotId", "personId"]).doUpdateSet((eb) => ({ answer: eb.ref("excluded.answer"), answeredAt: ctx.now })),
			)
			.execute();
		await recordEvent(tx, territoryId, pollAnswered, { pollId, committeeId: poll.committeeId });
	});
}
