import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { markConvoked } from "../../meetings/steps.server.ts";
import { convocationSent } from "../events.ts";
import { listInvitees } from "../invitees.server.ts";
import { listConvoked } from "../queries.server.ts";
import { assertConvocable, isUnreached } from "../rules.ts";
import { SendConvocation } from "../schema.ts";
import { lockMeeting, saveConvocation } from "../store.server.ts";
import type { RecipientId } from "../types.ts";

/**
 * Convokes a meeting: one letter to each who sits on its day and to each guest. Sent again, it goes to whoever joined the list since,
 * and to those whom the letter did not reach.
 * @returns how many letters leave
 */
export async function sendConvocation(ctx: Ctx, input: SendConvocation): Promise<number> {
	const { meetingId, revision, message } = SendConvocation.parse(input);
	const { territoryId, personId } = ctx.actor;
	const today = dayOf(ctx.now);
	return inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		assertRevision(meeting, revision);
		assertConvocable(meeting, ctx.now);
		const known = await listConvoked(tx, territoryId, meetingId, today);
		const invitees = (await listInvitees(tx, territoryId, meeting, today)).filter(({ email }) => email);
		const newcomers = invitees.filter(
			(one) => !known.some(({ personId: held, guestId }) => (one.personId ? held === one.personId : guestId === one.guestId)),
		);
		const unreached = known.filter(({ delivery, email }) => email && isUnreached(delivery));
		if (newcomers.length + unreached.length === 0)
			throw new RuleViolation(known.length > 0 ? "convocation.nobody-new" : "convocation.nobody");

		await saveConvocation(tx, { ...meeting, territoryId }, { message, sentBy: personId, sentAt: ctx.now });
		await markConvoked(tx, meetingId, ctx.now);
		const rows = newcomers.map((one) => ({
			id: newId<RecipientId>(),
			territoryId,
			meetingId,
			personId: one.personId,
			guestId: one.guestId,
		}));
		if (rows.length > 0) await tx.insertInto("convocationRecipient").values(rows).execute();
		const recipientIds = [...rows, ...unreached].map(({ id }) => id);
		await tx.updateTable("convocationRecipient").set({ delivery: "pending", deliveryCode: null }).where("id", "in", recipientIds).execute();
		await recordEvent(tx, territoryId, convocationSent, { meetingId, committeeId: meeting.committeeId, kind: "notice", recipientIds });
		return recipientIds.length;
	});
}
