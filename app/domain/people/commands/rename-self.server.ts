import { inTransaction, type PersonCtx } from "../../kernel/context.server.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { personRenamed } from "../events.ts";

/** Changes the name under which colleagues see one. */
export async function renameSelf(ctx: PersonCtx, { displayName }: { displayName: string }): Promise<void> {
	const { personId } = ctx;
	await inTransaction(ctx, async (tx) => {
		await tx.updateTable("person").set({ displayName }).where("id", "=", personId).execute();
		await recordEvent(tx, null, personRenamed, { personId });
	});
}
