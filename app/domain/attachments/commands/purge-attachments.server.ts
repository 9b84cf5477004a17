import { type SqlBool, sql } from "kysely";
import { inTransaction, type ReadTx, type SystemCtx, sweeping } from "../../kernel/context.server.ts";
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
	const known = new Set(await sweeping(ctx, (tx) => listNamed(tx, old, before)));
	for (const key of old) if (!known.has(key)) await files.discard(key);
}

/** Of these keys, those that a row names, in every table whose files stand in the same folder; a paper's removal lasts as long as a sheet's. */
async function listNamed(tx: ReadTx, keys: string[], before: Date): Promise<string[]> {
	const isAmong = sql<SqlBool>`storage_key = any(${keys})`;
	const rows = await tx
		.selectFrom("attachment")
		.select("storageKey")
		.where(isAmong)
		.unionAll(tx.selectFrom("referralAttachment").select("storageKey").where(isAmong))
		.unionAll(
			tx
				.selectFrom("agendaPaper")
				.select((eb) => eb.ref("storageKey").$notNull().as("storageKey"))
				.where(isAmong)
				.where((eb) => eb.or([eb("removedAt", "is", null), eb("removedAt", ">=", before)])),
		)
		.execute();
	return rows.map(({ storageKey }) => storageKey);
}
