import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import {
	referralReminderPostponed,
	referralReminderResumed,
	referralReminderStopped,
	reminderPostponed,
	reminderResumed,
	reminderStopped,
} from "../events.ts";
import { leadWatched } from "../policy.ts";
import type { HoldReminder } from "../schema.ts";
import { isOfReferral } from "../types.ts";
import { getWatched } from "../watched.server.ts";

/** Puts the reminders of an object off to a day, on which they begin again; stops them; or lets them go on. */
export async function holdReminder(ctx: Ctx, input: HoldReminder): Promise<void> {
	const { territoryId, personId } = ctx.actor;
	const { kind, objectId } = input;
	const object = { reminderKind: kind, objectId };
	const [postponed, stopped, resumed] = isOfReferral(kind)
		? [referralReminderPostponed, referralReminderStopped, referralReminderResumed]
		: [reminderPostponed, reminderStopped, reminderResumed];
	await inTransaction(ctx, async (tx) => {
		const watched = await getWatched(tx, ctx, kind, objectId);
		assertAllowed(leadWatched(ctx.actor, watched));
		if (input.intent === "resume") {
			const { numDeletedRows } = await tx
				.deleteFrom("reminderHold")
				.where("territoryId", "=", territoryId)
				.where("kind", "=", kind)
				.where("objectId", "=", objectId)
				.executeTakeFirst();
			if (numDeletedRows === 0n) throw new RuleViolation("reminder.not-held");
			return recordEvent(tx, territoryId, resumed, object);
		}
		const untilOn = input.intent === "postpone" ? input.untilOn : null;
		if (untilOn !== null && untilOn <= dayOf(ctx.now)) throw new RuleViolation("reminder.day-passed", "untilOn");
		const hold = { untilOn, heldBy: personId, heldAt: ctx.now };
		await tx
			.insertInto("reminderHold")
			.values({ territoryId, kind, objectId, ...hold })
			.onConflict((conflict) => conflict.columns(["territoryId", "kind", "objectId"]).doUpdateSet(hold))
			.execute();
		if (untilOn === null) await recordEvent(tx, territoryId, stopped, object);
		else await recordEvent(tx, territoryId, postponed, { ...object, untilOn });
	});
}
