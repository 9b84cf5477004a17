import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { viewEdited } from "../events.ts";
import * as policy from "../policy.ts";
import type { EditView } from "../schema.ts";
import { lockView, refuseTakenName } from "../store.server.ts";

/** Renames, shares or takes back, and replaces the list that is kept when one is given. */
export async function editView(ctx: Ctx, { viewId, revision, name, isShared, search, keeps }: EditView): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const view = await lockView(tx, actor, viewId);
		assertAllowed(policy.editView(actor, view));
		assertAllowed(policy.shareView(actor, view, isShared));
		assertRevision(view, revision, view);
		await tx
			.updateTable("savedView")
			.set({
				name,
				search: keeps === "replacement" && search !== null ? search : view.search,
				isShared,
				updatedAt: now,
				revision: view.revision + 1,
			})
			.where("territoryId", "=", territoryId)
			.where("id", "=", viewId)
			.execute()
			.catch(refuseTakenName);
		await recordEvent(tx, territoryId, viewEdited, { viewId, isShared });
	});
}
