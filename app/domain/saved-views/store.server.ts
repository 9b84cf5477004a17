import type { Actor } from "../kernel/actor.ts";
import type { Tx } from "../kernel/context.server.ts";
import { Forbidden, NotFound, RuleViolation } from "../kernel/errors.ts";
import type { SavedView, SavedViewId } from "./types.ts";

/** Held for the length of the transaction. @throws NotFound; Forbidden for a shared one that the database lets this person read only */
export async function lockView(tx: Tx, actor: Actor, id: SavedViewId): Promise<SavedView> {
	const views = tx.selectFrom("savedView").where("territoryId", "=", actor.territoryId).where("id", "=", id);
	const row = await views
		.select(["id", "territoryId", "personId", "name", "search", "isShared", "revision"])
		.forUpdate()
		.executeTakeFirst();
	if (row) return row as SavedView;
	throw (await views.select("id").executeTakeFirst()) ? new Forbidden("saved-view.not-yours") : new NotFound("not-found");
}

/** The index is what keeps names apart: nobody sees all the lists of someone else. @throws RuleViolation beside the name */
export function refuseTakenName(error: unknown): never {
	throw (error as { code?: unknown }).code === "23505" ? new RuleViolation("saved-view.name-taken", "name") : error;
}
