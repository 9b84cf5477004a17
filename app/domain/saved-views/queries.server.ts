import { sql } from "kysely";
import type { Actor } from "../kernel/actor.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import { type ListedView, SavedViewId } from "./types.ts";

const readable = (tx: ReadTx, { territoryId, personId }: Actor) =>
	tx
		.selectFrom("savedView as v")
		.innerJoin("person", "person.id", "v.personId")
		.select(["v.id", "v.territoryId", "v.personId", "v.name", "v.search", "v.isShared", "v.revision"])
		.select(["person.displayName as ownerName", sql<boolean>`v.person_id = ${personId}::uuid`.as("isMine")])
		.where("v.territoryId", "=", territoryId)
		.where(({ eb, or }) => or([eb("v.personId", "=", personId), eb("v.isShared", "=", true)]));

/** One's own lists, then those that others share, by name. */
export async function listSavedViews(tx: ReadTx, actor: Actor): Promise<ListedView[]> {
	const rows = await readable(tx, actor).orderBy("isMine", "desc").orderBy(sql`unaccent(lower(v.name))`).orderBy("v.id").execute();
	return rows as ListedView[];
}

/** @throws NotFound also for an id that is none, and for someone else's own */
export async function getSavedView(tx: ReadTx, actor: Actor, id: string): Promise<ListedView> {
	if (!SavedViewId.safeParse(id).success) throw new NotFound("not-found");
	const row = await readable(tx, actor).where("v.id", "=", id).executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as ListedView;
}
