import type { FilePurge } from "../../attachments/types.ts";
import { inTransaction, type SystemCtx, sweeping } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";

/** Forgets the attachments that were removed: the file first, so that a purge cut short leaves a row that the next one finds. */
export async function purgeReferralFiles(ctx: SystemCtx & { files: Pick<FilePurge, "discard"> }): Promise<void> {
	const removed = await sweeping(ctx, (tx) =>
		tx.selectFrom("referralAttachment").select(["id", "territoryId", "storageKey"]).where("removedAt", "is not", null).execute(),
	);
	for (const [territoryId, all] of Map.groupBy(removed, (row) => row.territoryId as TerritoryId)) {
		for (const { storageKey } of all) await ctx.files.discard(storageKey);
		const ids = all.map(({ id }) => id);
		await inTransaction({ ...ctx, territoryId }, (tx) =>
			tx.deleteFrom("referralAttachment").where("territoryId", "=", territoryId).where("id", "in", ids).execute(),
		);
	}
}
