import type { Ctx, Tx } from "../kernel/context.server.ts";
import type { WithVault } from "./keys.server.ts";
import { indexOf } from "./store.server.ts";

/** The keyed digest under which a person of this name would be found; null where no referral was ever written, hence none made. */
export async function personIndex(tx: Tx, ctx: WithVault<Ctx>, name: { lastName: string; firstName: string }): Promise<string | null> {
	const key = await tx
		.selectFrom("territoryKey")
		.select("id")
		.where("territoryId", "=", ctx.actor.territoryId)
		.where("purpose", "=", "index")
		.where("retiredAt", "is", null)
		.executeTakeFirst();
	return key ? indexOf(tx, ctx, name) : null;
}
