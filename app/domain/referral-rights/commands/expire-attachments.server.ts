import { type SqlBool, sql } from "kysely";
import { dayOf, instantAt } from "../../kernel/calendar.ts";
import { inTransaction, reading, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { getSettings } from "../../referrals/steps.server.ts";
import type { ReferralId } from "../../referrals/types.ts";
import { endedReferrals, filesOf, type ReferralFiles } from "../ends.server.ts";
import { attachmentsRemoved } from "../events.ts";
import { plusMonths } from "../rules.ts";

/** Removes the documents of what has been over for some months: the files first, so that a run cut short leaves rows that the next one finds. */
export async function expireAttachments(ctx: SystemCtx & { territoryId: TerritoryId; files: ReferralFiles }): Promise<void> {
	const { territoryId, now, files } = ctx;
	const due = await reading(ctx, async (tx) => {
		const { attachmentMonths } = await getSettings(tx, territoryId);
		const before = instantAt(plusMonths(dayOf(now), -attachmentMonths), "00:00");
		return tx
			.selectFrom("referralAttachment")
			.select("referralId")
			.distinct()
			.where("territoryId", "=", territoryId)
			.where(sql<SqlBool>`referral_id in (select referral_id from (${endedReferrals(territoryId)}) ended where ended_at < ${before})`)
			.execute();
	});
	for (const row of due) {
		const referralId = row.referralId as ReferralId;
		const keys = await inTransaction(ctx, (tx) => filesOf(tx, territoryId, referralId));
		for (const key of keys) await files.discard(key);
		await inTransaction(ctx, async (tx) => {
			const { numDeletedRows } = await tx
				.deleteFrom("referralAttachment")
				.where("territoryId", "=", territoryId)
				.where("referralId", "=", referralId)
				.where("storageKey", "in", keys)
				.executeTakeFirst();
			const count = Number(numDeletedRows);
			if (count > 0) await recordEvent(tx, territoryId, attachmentsRemoved, { referralId, count });
		});
	}
}
