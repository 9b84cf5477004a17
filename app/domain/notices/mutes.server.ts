import { sql } from "kysely";
import { paths } from "#app/paths.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { MutedKind } from "./types.ts";

export interface Mutable {
	objectKind: MutedKind;
	objectId: string;
	territoryId: TerritoryId;
	territoryName: string;
	title: string;
	/** Path of its page. */
	href: string;
}

const mutables = (tx: ReadTx) =>
	tx
		.selectFrom("actionSheet as s")
		.innerJoin("territory as t", "t.id", "s.territoryId")
		.select([
			sql<MutedKind>`'sheet'`.as("objectKind"),
			"s.id as objectId",
			"s.territoryId",
			"t.slug as territorySlug",
			sql<string>`coalesce(t.short_name, t.name)`.as("territoryName"),
			"s.slug",
			sql<string>`s.code || ' ' || s.title`.as("title"),
		])
		.unionAll(
			tx
				.selectFrom("committee as c")
				.innerJoin("territory as t", "t.id", "c.territoryId")
				.select([
					sql<MutedKind>`'committee'`.as("objectKind"),
					"c.id as objectId",
					"c.territoryId",
					"t.slug as territorySlug",
					sql<string>`coalesce(t.short_name, t.name)`.as("territoryName"),
					"c.slug",
					"c.name as title",
				]),
		);

type Row = Omit<Mutable, "href" | "territoryId"> & { territoryId: string; territorySlug: string; slug: string };
const mutable = ({ territorySlug, slug, territoryId, ...row }: Row): Mutable => ({
	...row,
	territoryId: territoryId as TerritoryId,
	href: row.objectKind === "sheet" ? paths.sheet(territorySlug, slug) : paths.committee(territorySlug, slug),
});

/** A sheet or a body of one's territories. */
export async function findMutable(
	tx: ReadTx,
	territoryIds: readonly TerritoryId[],
	objectKind: MutedKind,
	objectId: string,
): Promise<Mutable | null> {
	if (territoryIds.length === 0) return null;
	const row = await tx
		.selectFrom(mutables(tx).as("one"))
		.selectAll()
		.where("territoryId", "in", territoryIds)
		.where("objectKind", "=", objectKind)
		.where("objectId", "=", objectId)
		.executeTakeFirst();
	return row ? mutable(row) : null;
}

/** What one muted, in the territories where one still works. */
export async function listMutes(tx: ReadTx, who: { personId: string; territoryIds: readonly TerritoryId[] }): Promise<Mutable[]> {
	if (who.territoryIds.length === 0) return [];
	const rows = await tx
		.selectFrom(mutables(tx).as("one"))
		.innerJoin("noticeMute as m", (join) => join.onRef("m.objectKind", "=", "one.objectKind").onRef("m.objectId", "=", "one.objectId"))
		.selectAll("one")
		.where("one.territoryId", "in", who.territoryIds)
		.where("m.personId", "=", who.personId)
		.orderBy("m.mutedAt", "desc")
		.execute();
	return rows.map(mutable);
}

export async function isMuted(tx: ReadTx, personId: string, objectKind: MutedKind, objectId: string): Promise<boolean> {
	const row = await tx
		.selectFrom("noticeMute")
		.select("personId")
		.where("personId", "=", personId)
		.where("objectKind", "=", objectKind)
		.where("objectId", "=", objectId)
		.executeTakeFirst();
	return row !== undefined;
}
