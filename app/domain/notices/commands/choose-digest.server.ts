import { inTransaction, type PersonCtx } from "../../kernel/context.server.ts";
import type { ChooseDigest } from "../schema.ts";

/** When one's digest comes, on one's own clock. */
export async function chooseDigest(ctx: PersonCtx, { rhythm, atTime, weekday, zone }: ChooseDigest): Promise<void> {
	const row = { rhythm, atTime, weekday, zone, changedAt: ctx.now };
	await inTransaction(ctx, (tx) =>
		tx
			.insertInto("digestPreference")
			.values({ personId: ctx.personId, ...row })
			.onConflict((conflict) => conflict.column("personId").doUpdateSet(row))
			.execute(),
	);
}
