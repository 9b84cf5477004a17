import { dayOf } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { isReminded } from "../../reminders/queries.server.ts";
import { referralReminded } from "../time-events.ts";
import type { RecipientId } from "../types.ts";
import { lockWait } from "../waits.server.ts";
import { type ReminderStage, reminderDue } from "../waits.ts";

/**
 * Climbs one stage of a wait that lasts, judged on the locked row: of two sweeps one climbs, and what was answered meanwhile is left alone.
 * @returns the stage reached, or null when there is nothing to remind of
 */
export async function remindReferral(
	ctx: SystemCtx & { territoryId: TerritoryId },
	{ recipientId }: { recipientId: RecipientId },
): Promise<ReminderStage | null> {
	const { territoryId, now } = ctx;
	const today = dayOf(now);
	return inTransaction(ctx, async (tx) => {
		const place = await lockWait(tx, territoryId, recipientId);
		const stage = place && reminderDue(place.wait, place.settings, today);
		if (!stage) return null;
		// the delays to answer are the territory's settings; of what became of an appointment, one may ask not to be reminded
		const about = { kind: "referral-appointment", objectId: place.referralId } as const;
		if (place.wait.state === "appointment" && !(await isReminded(tx, territoryId, about, today))) return null;
		await tx
			.updateTable("referralRecipient")
			.set({ reminderStage: Math.min(stage, 3), remindedOn: today })
			.where("territoryId", "=", territoryId)
			.where("id", "=", recipientId)
			.execute();
		await recordEvent(tx, territoryId, referralReminded, { referralId: place.referralId, recipientId, stage });
		return stage;
	});
}
