import { sql } from "kysely";
import { dayOf } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { agreementLapsed } from "../events.ts";
import { endStates } from "../rules.ts";

/**
 * Once the agreement that a referral rests on has ended, nothing new passes; whoever is at work finishes with what they have, and reads it
 * no more from the day they are done.
 */
export async function endLapsedAccess(ctx: SystemCtx & { territoryId: TerritoryId }): Promise<void> {
	const { territoryId, now } = ctx;
	await inTransaction(ctx, async (tx) => {
		const { rows } = await sql<{ id: string; referralId: string }>`
			update referral_recipient c set access_ended_at = ${now}, revision = revision + 1
			where territory_id = ${territoryId}::uuid and access_ended_at is null and state in (${sql.join(endStates)})
				and rests_on_agreement(c) and not agreement_covers(c, null, ${dayOf(now)}::date)
				and exists (select from referral_agreement a join referral_agreement_organisation o on o.agreement_id = a.id
					where a.referral_id = c.referral_id and o.organisation_id = c.organisation_id)
			returning id, referral_id`.execute(tx);
		for (const { id, referralId } of rows) await recordEvent(tx, territoryId, agreementLapsed, { referralId, recipientId: id });
	});
}
