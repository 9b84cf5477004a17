import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { referralReminderSentByHand, reminderSentByHand } from "../events.ts";
import { leadWatched } from "../policy.ts";
import type { SendReminder } from "../schema.ts";
import { isOfReferral } from "../types.ts";
import { getWatched } from "../watched.server.ts";

/** Reminds now whoever should act; once a day at most. Notices and letters follow from the fact. */
export async function sendReminder(ctx: Ctx, { kind, objectId }: SendReminder): Promise<void> {
	const { territoryId, personId: raisedBy } = ctx.actor;
	const day = dayOf(ctx.now);
	await inTransaction(ctx, async (tx) => {
		const watched = await getWatched(tx, ctx, kind, objectId);
		assertAllowed(leadWatched(ctx.actor, watched));
		const raised = await tx
			.insertInto("reminder")
			.values(
				watched.people.map(({ personId }) => ({
					id: newId(),
					territoryId,
					kind,
					objectId,
					personId,
					stage: `manual-${day}`,
					dueOn: watched.dueOn,
					raisedAt: ctx.now,
					raisedBy,
				})),
			)
			.onConflict((conflict) => conflict.columns(["personId", "kind", "objectId", "stage", "dueOn"]).doNothing())
			.returning("id")
			.execute();
		if (raised.length === 0) throw new RuleViolation("reminder.already-today");
		const sent = isOfReferral(kind) ? referralReminderSentByHand : reminderSentByHand;
		await recordEvent(tx, territoryId, sent, { reminderKind: kind, objectId, day });
	});
}
