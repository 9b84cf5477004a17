import { inTransaction, type PersonCtx } from "../../kernel/context.server.ts";
import { NotFound } from "../../kernel/errors.ts";
import { findMutable } from "../mutes.server.ts";
import type { Mute, Unmute } from "../schema.ts";

/** No notice any more of a sheet or a body, and of all that it holds. @returns the path of its page */
export async function mute(ctx: PersonCtx, { objectKind, objectId }: Mute): Promise<string> {
	return inTransaction(ctx, async (tx) => {
		const found = await findMutable(tx, ctx.territoryIds, objectKind, objectId);
		if (!found) throw new NotFound("not-found");
		await tx
			.insertInto("noticeMute")
			.values({ personId: ctx.personId, territoryId: found.territoryId, objectKind, objectId, mutedAt: ctx.now })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		return found.href;
	});
}

export async function unmute(ctx: PersonCtx, { objectKind, objectId }: Unmute): Promise<void> {
	await inTransaction(ctx, (tx) =>
		tx
			.deleteFrom("noticeMute")
			.where("personId", "=", ctx.personId)
			.where("objectKind", "=", objectKind)
			.where("objectId", "=", objectId)
			.execute(),
	);
}
