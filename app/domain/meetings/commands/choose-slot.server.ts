import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { type MeetingId, newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { meetingCreated, pollChosen } from "../events.ts";
import { prepareMeeting } from "../policy.ts";
import { ChooseSlot } from "../preparation-schema.ts";
import { lockPoll } from "../store-polls.server.ts";

/** Ends a poll by one of its dates, which becomes a meeting. */
export async function chooseSlot(ctx: Ctx, input: ChooseSlot): Promise<MeetingId> {
	const { pollId, revision, slotId } = ChooseSlot.parse(input);
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	const meetingId = newId<MeetingId>();
	return inTransaction(ctx, async (tx) => {
		const { committeeId, title, place, videoUrl, ...poll } = await lockPoll(tx, territoryId, pollId);
		assertAllowed(prepareMeeting(actor, { committeeId }));
		assertRevision(poll, revision);
		if (poll.status !== "open") throw new RuleViolation("poll.closed");
		const slot = await tx
			.selectFrom("pollSlot")
			.select(["startsAt", "endsAt"])
			.where("pollId", "=", pollId)
			.where("id", "=", slotId)
			.executeTakeFirst();
		if (!slot) throw new NotFound("not-found");
		if (slot.startsAt <= now) throw new RuleViolation("poll.slot-past");
		await tx
			.insertInto("meeting")
			.values({ id: meetingId, territoryId, committeeId, title, place, videoUrl, ...slot, createdBy: personId, createdAt: now })
			.execute();
		await tx
			.updateTable("meetingPoll")
			.set({ status: "chosen", meetingId, revision: revision + 1 })
			.where("id", "=", pollId)
			.execute();
		await recordEvent(tx, territoryId, pollChosen, { pollId, committeeId, meetingId });
		await recordEvent(tx, territoryId, meetingCreated, { meetingId, committeeId });
		return meetingId;
	});
}
