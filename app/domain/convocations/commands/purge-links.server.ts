import { daysBefore } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx, sweeping } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";

/** Forgets the links of meetings that began more than a month ago; they opened nothing any more. */
export async function purgeLinks(ctx: SystemCtx): Promise<void> {
	const old = await sweeping(ctx, (tx) =>
		tx
			.selectFrom("convocationToken as token")
			.innerJoin("convocationRecipient as recipient", "recipient.id", "token.recipientId")
			.innerJoin("meeting", "meeting.id", "recipient.meetingId")
			.where("meeting.startsAt", "<", daysBefore(ctx.now, 30))
			.select(["token.hash", "token.territoryId"])
			.execute(),
	);
	for (const territoryId of new Set(old.map((one) => one.territoryId as TerritoryId))) {
		const hashes = old.filter((one) => one.territoryId === territoryId).map(({ hash }) => hash);
		await inTransaction({ ...ctx, territoryId }, (tx) => tx.deleteFrom("convocationToken").where("hash", "in", hashes).execute());
	}
}
