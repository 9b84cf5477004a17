import { sql } from "kysely";
import { dayOf } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { agreementLapsed } from "../events.ts";
import { endStates } from "../rules.ts";

/**
 * Once the agreement that a referral rests on has ended, nothing new passes; whoever is at work finishes with what they have, and from the
 * day they are done reads no more than another agreement covers.
 */
export async function endLapsedAccess(ctx: SystemCtx & { territoryId: TerritoryId }): Promise<void> {
	const { territoryId, now } = ctx;
	await inTransaction(ctx, async (tx) => {
		const { rows } = await sql<{ id: string; referralId: string }>`
			update referral_recipient c set revision = c.revision + 1,
				access_ended_at = case when lapsed.leaves is null then ${now}::timestamptz end,
				scope = coalesce(lapsed.leaves, c.scope), passes_nir = c.passes_nir and lapsed.leaves is null,
				reduced_at = case when lapsed.leaves = 'card' then ${now}::timestamptz else c.reduced_at end
			from (select k.id, agreement_leaves(k, null, ${dayOf(now)}::date) as leaves from referral_recipient k
				where k.territory_id = ${territoryId}::uuid and k.access_ended_at is null and k.state in (${sql.join(endStates)})
					and rests_on_agreement(k) and exists (select from referral_agreement a join referral_agreement_organisation o on o.agreement_id = a.id
						where a.referral_id = k.referral_id and o.organisation_id = k.organisation_id)
				for update of k) lapsed
			where c.id = lapsed.id and lapsed.leaves is distinct from 'all'
			returning c.id, c.referral_id`.execute(tx);
		for (const { id, referralId } of rows) await recordEvent(tx, territoryId, agreementLapsed, { referralId, recipientId: id });
	});
}
