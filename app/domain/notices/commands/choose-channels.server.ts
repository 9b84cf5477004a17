import { inTransaction, type PersonCtx } from "../../kernel/context.server.ts";
import { type ChooseChannels, channelField } from "../schema.ts";
import { noticeKinds } from "../types.ts";

/** How one wants to hear of each kind; what is left as proposed keeps no row, and follows what the product proposes. */
export async function chooseChannels(ctx: PersonCtx, chosen: ChooseChannels): Promise<void> {
	const { personId } = ctx;
	const rows = noticeKinds.flatMap((kind) => {
		const channel = (chosen as Record<string, string | null>)[channelField(kind)];
		return channel ? [{ personId, kind, channel }] : [];
	});
	await inTransaction(ctx, async (tx) => {
		await tx.deleteFrom("noticePreference").where("personId", "=", personId).execute();
		if (rows.length > 0)
			await tx
				.insertInto("noticePreference")
				.values(rows)
				.onConflict((conflict) => conflict.columns(["personId", "kind"]).doUpdateSet((row) => ({ channel: row.ref("excluded.channel") })))
				.execute();
	});
}
