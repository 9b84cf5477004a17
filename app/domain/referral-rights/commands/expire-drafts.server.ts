import { type SqlBool, sql } from "kysely";
import { daysBefore } from "../../kernel/calendar.ts";
import { inTransaction, reading, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { getSettings } from "../../referrals/steps.server.ts";
import type { ReferralId } from "../../referrals/types.ts";
import { destroyKey, filesOf, type ReferralFiles } from "../ends.server.ts";
import { draftExpired } from "../events.ts";

/** Deletes drafts that nobody wrote in for some weeks, with their key; drafts are no archives, no visa is asked for. */
export async function expireDrafts(ctx: SystemCtx & { territoryId: TerritoryId; files: ReferralFiles }): Promise<void> {
	const { territoryId, now, files } = ctx;
	const { due, before } = await reading(ctx, async (tx) => {
		const { draftDays } = await getSettings(tx, territoryId);
		const before = daysBefore(now, draftDays);
		const due = await tx
			.selectFrom("referral")
			.select("id")
			.where("territoryId", "=", territoryId)
			.where("status", "=", "draft")
			.where("createdAt", "<", before)
			.where(untouchedSince(before))
			.execute();
		return { due, before };
	});
	for (const row of due) {
		const referralId = row.id as ReferralId;
		const keys = await inTransaction(ctx, (tx) => filesOf(tx, territoryId, referralId));
		for (const key of keys) await files.discard(key);
		await inTransaction(ctx, async (tx) => {
			// written in or sent since it was listed: it stays
			const locked = await tx
				.selectFrom("referral")
				.select("id")
				.where("territoryId", "=", territoryId)
				.where("id", "=", referralId)
				.where("status", "=", "draft")
				.where(untouchedSince(before))
				.forUpdate()
				.executeTakeFirst();
			if (!locked) return;
			await destroyKey(tx, territoryId, referralId);
			await tx.deleteFrom("referral").where("territoryId", "=", territoryId).where("id", "=", referralId).execute();
			await recordEvent(tx, territoryId, draftExpired, { referralId });
		});
	}
}

const untouchedSince = (before: Date) =>
	sql<SqlBool>`not exists (select from referral_part p where p.referral_id = referral.id and p.updated_at >= ${before})
		and not exists (select from referral_request r where r.referral_id = referral.id and r.closed_at is null)`;
