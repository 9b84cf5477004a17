import { type SqlBool, sql } from "kysely";
import { inTransaction, type SystemCtx, sweeping } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import type { FilePurge } from "../types.ts";

const keptDays = 30;

/**
 * Forgets what was removed, or disappeared with its sheet, thirty days ago: the file first, so that a purge cut short leaves a row that the
 * next one finds. Files that no row names are left by a crash between the two, or by an undone import.
 */
export async function purgeAttachments(ctx: SystemCtx & { files: FilePurge }): Promise<void> {
	const { files, now } = ctx;
	const before = new Date(now.getTime() - keptDays * 86_400_000);
	const removed = await sweeping(ctx, (tx) =>
		tx.selectFrom("attachment").select(["id", "territoryId", "storageKey"]).where("removedAt", "<", before).execute(),
	);
	for (const [territoryId, all] of Map.groupBy(removed, (row) => row.territoryId as TerritoryId)) {
		for (const { storageKey } of all) await files.discard(storageKey);
		const ids = all.map(({ id }) => id);
		await inTransaction({ ...ctx, territoryId }, (tx) =>
			tx.deleteFrom("attachment").where("territoryId", "=", territoryId).where("id", "in", ids).execute(),
		);
	}
	const old = await files.listOlderThan(before);
	if (old.length === 0) return;
	const named = await sweeping(ctx, (tx) =>
		tx.selectFrom("attachment").select("storageKey").where(sql<SqlBool>`storage_key = any(${old})`).execute(),
	);
	const known = new Set(named.map(({ storageKey }) => storageKey));
	for (const key of old) if (!known.has(key)) await files.discard(key);
}
