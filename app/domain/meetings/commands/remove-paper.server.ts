import type { FileStore } from "../../attachments/types.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { paperRemoved } from "../events.ts";
import { assertOpen } from "../rules.ts";
import { RemovePaper } from "../schema.ts";
import { lockMeeting } from "../store.server.ts";

/** Takes a paper off its point; its file, if it is one, is set aside once that is sure. */
export async function removePaper(ctx: Ctx & { files: FileStore }, input: RemovePaper): Promise<void> {
	const { meetingId, pointId, paperId } = RemovePaper.parse(input);
	const { territoryId, personId } = ctx.actor;
	const storageKey = await inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		assertOpen(meeting);
		const removed = await tx
			.updateTable("agendaPaper")
			.set({ removedAt: ctx.now, removedBy: personId })
			.where("territoryId", "=", territoryId)
			.where("meetingId", "=", meetingId)
			.where("pointId", "=", pointId)
			.where("id", "=", paperId)
			.where("removedAt", "is", null)
			.returning("storageKey")
			.executeTakeFirst();
		if (!removed) throw new NotFound("not-found");
		const { committeeId } = meeting;
		await recordEvent(tx, territoryId, paperRemoved, { meetingId, committeeId, pointId, paperId });
		return removed.storageKey;
	});
	if (storageKey) await ctx.files.setAside(storageKey);
}
