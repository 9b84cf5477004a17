import { type SqlBool, sql } from "kysely";
import { daysBefore } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { getSettings } from "../../referrals/steps.server.ts";
import type { ReferralId } from "../../referrals/types.ts";
import { batchSize, endedReferrals } from "../ends.server.ts";
import { referralArchived } from "../events.ts";

/** Archives what has been over for long enough: its content is closed to all but a DPO whom the person asked. @returns how many */
export async function archiveReferrals(ctx: SystemCtx & { territoryId: TerritoryId }): Promise<number> {
	const { territoryId, now } = ctx;
	let count = 0;
	for (let taken = batchSize; taken === batchSize; count += taken) {
		taken = await inTransaction(ctx, async (tx) => {
			const { archiveAfterDays } = await getSettings(tx, territoryId);
			const due = await tx
				.selectFrom("referral")
				.select("id")
				.where("territoryId", "=", territoryId)
				.where("archivedAt", "is", null)
				.where("status", "=", "sent")
				.where(
					sql<SqlBool>`id in (select referral_id from (${endedReferrals(territoryId)}) ended where ended_at < ${daysBefore(now, archiveAfterDays)})`,
				)
				.orderBy("id")
				.limit(batchSize)
				.forUpdate()
				.skipLocked()
				.execute();
			for (const { id } of due) {
				await tx.updateTable("referral").set({ archivedAt: now }).where("territoryId", "=", territoryId).where("id", "=", id).execute();
				await recordEvent(tx, territoryId, referralArchived, { referralId: id as ReferralId });
			}
			return due.length;
		});
	}
	return count;
}
