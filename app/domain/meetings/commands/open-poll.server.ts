import { findCommittee } from "../../committees/queries.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { pollOpened } from "../events.ts";
import { prepareMeeting } from "../policy.ts";
import { OpenPoll, type PollId } from "../preparation-schema.ts";
import { pollSlots } from "../rules.ts";

/** Asks the members of a body which of some dates suit them. */
export async function openPoll(ctx: Ctx, input: OpenPoll): Promise<PollId> {
	const { committeeId, slots, ...poll } = OpenPoll.parse(input);
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	const pollId = newId<PollId>();
	return inTransaction(ctx, async (tx) => {
		if (!(await findCommittee(tx, territoryId, committeeId))) throw new NotFound("not-found");
		assertAllowed(prepareMeeting(actor, { committeeId }));
		const candidates = pollSlots(slots, poll.closesOn, dayOf(now));
		await tx
			.insertInto("meetingPoll")
			.values({ id: pollId, territoryId, committeeId, ...poll, createdBy: personId, createdAt: now })
			.execute();
		await tx
			.insertInto("pollSlot")
			.values(candidates.map((slot) => ({ id: newId(), territoryId, pollId, ...slot })))
			.execute();
		await recordEvent(tx, territoryId, pollOpened, { pollId, committeeId });
		return pollId;
	});
}
