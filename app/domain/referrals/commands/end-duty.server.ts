import { dayOf, plusDays } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { grantDuty as mayGrant } from "../duty-policy.ts";
import { findHeldDuty } from "../duty-queries.server.ts";
import { endedYesterday } from "../duty-rules.ts";
import type { EndDuty } from "../duty-schema.ts";
import { referralDutyEnded } from "../events.ts";

/** Ends a duty at once: the next page that the person opens already answers as without it. What they were named on waits for others. */
export async function endDuty(ctx: Ctx, { dutyId }: EndDuty): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	const today = dayOf(ctx.now);
	await inTransaction(ctx, async (tx) => {
		const held = await findHeldDuty(tx, territoryId, dutyId, today);
		if (!held) throw new NotFound("not-found");
		const { duty, personId, organisationId, startsOn } = held;
		assertAllowed(mayGrant(actor, duty, organisationId));
		const row = { territoryId, id: dutyId };
		const endsOn = endedYesterday(startsOn, today, plusDays(today, -1));
		const result =
			endsOn === null
				? await tx.deleteFrom("referralDuty").where("territoryId", "=", row.territoryId).where("id", "=", row.id).executeTakeFirst()
				: await tx
						.updateTable("referralDuty")
						.set({ endsOn })
						.where("territoryId", "=", row.territoryId)
						.where("id", "=", row.id)
						.where((eb) => eb.or([eb("endsOn", "is", null), eb("endsOn", ">=", today)]))
						.executeTakeFirst();
		// somebody else ended it at the same moment: one of the two is recorded
		if (("numDeletedRows" in result ? result.numDeletedRows : result.numUpdatedRows) === 0n) throw new NotFound("not-found");
		await recordEvent(tx, territoryId, referralDutyEnded, { dutyId, personId, organisationId, duty });
	});
}
