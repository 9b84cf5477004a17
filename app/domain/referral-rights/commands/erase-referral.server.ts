import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import type { ReferralId } from "../../referrals/types.ts";
import { destroyKey, filesOf, type ReferralFiles, removeReferral } from "../ends.server.ts";

type WorkerCtx = SystemCtx & { territoryId: TerritoryId; files: ReferralFiles };

/**
 * Forgets a person: the key, then the files, then the rows. Cut short anywhere, it is taken up again where it stopped: nothing that was
 * destroyed comes back, and the counts are written with the removal of the rows.
 */
export async function eraseReferral(ctx: WorkerCtx, referralId: ReferralId): Promise<void> {
	const { territoryId, files } = ctx;
	const keys = await inTransaction(ctx, async (tx) => {
		await destroyKey(tx, territoryId, referralId);
		return filesOf(tx, territoryId, referralId);
	});
	for (const key of keys) await files.discard(key);
	await inTransaction(ctx, (tx) => removeReferral(tx, territoryId, referralId));
}
