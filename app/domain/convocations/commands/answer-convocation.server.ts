import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../../kernel/errors.ts";
import type { CommitteeId, MeetingId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { convocationAnswered } from "../events.ts";
import { listConvoked } from "../queries.server.ts";
import { isAnswerable } from "../rules.ts";
import { GiveAnswer } from "../schema.ts";

/** Answers one's own notice; the last answer counts, until the meeting begins. */
export async function answerConvocation(ctx: Ctx, meetingId: MeetingId, input: GiveAnswer): Promise<void> {
	const { answer, representedById } = GiveAnswer.parse(input);
	const { territoryId, personId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		const people = await listConvoked(tx, territoryId, meetingId, dayOf(ctx.now));
		const own = people.find((one) => one.personId === personId);
		const meeting = await tx
			.selectFrom("meeting")
			.select(["committeeId", "status", "startsAt"])
			.where("territoryId", "=", territoryId)
			.where("id", "=", meetingId)
			.executeTakeFirst();
		if (!own || !meeting) throw new NotFound("not-found");
		if (!isAnswerable(meeting, ctx.now)) throw new RuleViolation("convocation.closed");
		if (representedById && !people.some(({ id, personId: of }) => id === representedById && id !== own.id && of !== null))
			throw new RuleViolation("convocation.unknown-representative", "representedById");
		await tx
			.updateTable("convocationRecipient")
			.set({ answer, representedBy: representedById, answeredAt: ctx.now })
			.where("id", "=", own.id)
			.execute();
		const committeeId = meeting.committeeId as CommitteeId;
		await recordEvent(tx, territoryId, convocationAnswered, { meetingId, committeeId, recipientId: own.id, answer });
	});
}
