import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { viewRemoved } from "../events.ts";
import * as policy from "../policy.ts";
import type { RemoveView } from "../schema.ts";
import { lockView } from "../store.server.ts";

/** Refused when someone changed it since: it may have become useful. */
export async function removeView(ctx: Ctx, { viewId, revision }: RemoveView): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const view = await lockView(tx, actor, viewId);
		assertAllowed(policy.removeView(actor, view));
		assertRevision(view, revision, view);
		await tx.deleteFrom("savedView").where("territoryId", "=", territoryId).where("id", "=", viewId).execute();
		await recordEvent(tx, territoryId, viewRemoved, { viewId, isShared: view.isShared });
	});
}
