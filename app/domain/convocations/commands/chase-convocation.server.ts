import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { convocationSent } from "../events.ts";
import { findConvocation } from "../queries.server.ts";
import { assertConvocable, isChaseable } from "../rules.ts";
import { ChaseConvocation } from "../schema.ts";
import { lockMeeting } from "../store.server.ts";

/** Writes again to those who have not answered, at most once a day. @returns how many letters leave */
export async function chaseConvocation(ctx: Ctx, input: ChaseConvocation): Promise<number> {
	const { meetingId } = ChaseConvocation.parse(input);
	const { territoryId } = ctx.actor;
	const today = dayOf(ctx.now);
	return inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		const convocation = await findConvocation(tx, territoryId, meetingId, today);
		if (!convocation) throw new NotFound("not-found");
		assertConvocable(meeting, ctx.now);
		if (!isChaseable(convocation.chasedOn, convocation.sentAt, today)) throw new RuleViolation("convocation.chased-today");
		const recipientIds = convocation.people.filter(({ answer, email }) => !answer && email).map(({ id }) => id);
		if (recipientIds.length === 0) throw new RuleViolation("convocation.all-answered");
		await tx.updateTable("convocation").set({ chasedOn: today }).where("meetingId", "=", meetingId).execute();
		await recordEvent(tx, territoryId, convocationSent, { meetingId, committeeId: meeting.committeeId, kind: "chase", recipientIds });
		return recipientIds.length;
	});
}
