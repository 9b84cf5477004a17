import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { recordEvent } from "../kernel/record-event.server.ts";
import type { ReferralId } from "../referrals/types.ts";
import { eraseReferralReminders } from "../reminders/steps.server.ts";
import { referralErased } from "./events.ts";

/** The files of referrals, by their keys; `adapters/storage.server.ts` keeps them. */
export interface ReferralFiles {
	discard: (key: string) => Promise<void>;
}

/** How many rows a transaction of the workers takes at once. */
export const batchSize = 100;

/**
 * The instant from which nobody waits for anybody, of the referrals of a territory: every body that received one reached an end. What was
 * relayed is over once the body it was relayed to, a recipient of the same referral, is.
 */
export const endedReferrals = (territoryId: TerritoryId): RawBuilder<{ referralId: string; endedAt: Date }> => sql`
	select c.referral_id, max(c.state_since) as ended_at from referral_recipient c
	where c.territory_id = ${territoryId} and c.state <> 'draft'
	group by c.referral_id
	having bool_and(c.state in ('relayed', 'declined', 'cancelled', 'closed', 'expired'))`;

/** Keys of the files that hang on a referral. */
export async function filesOf(tx: Tx, territoryId: TerritoryId, referralId: ReferralId): Promise<string[]> {
	const rows = await tx
		.selectFrom("referralAttachment")
		.select("storageKey")
		.where("territoryId", "=", territoryId)
		.where("referralId", "=", referralId)
		.execute();
	return rows.map(({ storageKey }) => storageKey);
}

/** First of all the key: from then on no copy of what was sealed opens, in this database or in its backups. */
export async function destroyKey(tx: Tx, territoryId: TerritoryId, referralId: ReferralId): Promise<void> {
	await tx.deleteFrom("referralKey").where("territoryId", "=", territoryId).where("referralId", "=", referralId).execute();
}

/**
 * Then the referral and all that hangs on it, leaving one line of codes for each answer: in one transaction, so that what is counted is
 * never counted twice, nor lost. @returns whether there was anything left to remove
 */
export async function removeReferral(tx: Tx, territoryId: TerritoryId, referralId: ReferralId): Promise<boolean> {
	const locked = await tx
		.selectFrom("referral")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("id", "=", referralId)
		.forUpdate()
		.executeTakeFirst();
	if (!locked) return false;
	await sql`
		insert into referral_fact (territory_id, month, need, public, urgency, organisation_id, state, decline_reason, outcome, no_solution_reason, answer_days)
		select f.territory_id, date_trunc('month', c.sent_at at time zone 'Europe/Paris')::date, f.need, f.public, f.urgency, c.organisation_id, c.state,
			c.decline_reason, c.outcome, c.no_solution_reason,
			(c.first_answer_at at time zone 'Europe/Paris')::date - (c.sent_at at time zone 'Europe/Paris')::date
		from referral f join referral_recipient c on c.referral_id = f.id
		where f.territory_id = ${territoryId} and f.id = ${referralId} and c.sent_at is not null`.execute(tx);
	await eraseReferralReminders(tx, territoryId, referralId);
	await tx.deleteFrom("referral").where("territoryId", "=", territoryId).where("id", "=", referralId).execute();
	await recordEvent(tx, territoryId, referralErased, { referralId });
	return true;
}
