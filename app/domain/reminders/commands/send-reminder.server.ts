import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { reminderSentByHand } from "../events.ts";
import { leadReminder } from "../policy.ts";
import type { SendReminder } from "../schema.ts";
import { getWatched } from "../watched.server.ts";

/** Reminds now whoever should act; once a day at most. Notices and letters follow from the fact. */
export async function sendReminder(ctx: Ctx, { kind, objectId }: SendReminder): Promise<void> {
	const { territoryId, personId: raisedBy } = ctx.actor;
	const day = dayOf(ctx.now);
	await inTransaction(ctx, async (tx) => {
		const watched = await getWatched(tx, ctx, kind, objectId);
		assertAllowed(leadReminder(ctx.actor, watched));
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
		await recordEvent(tx, territoryId, reminderSentByHand, { reminderKind: kind, objectId, day });
	});
}
