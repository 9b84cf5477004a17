import { dayOf } from "../kernel/calendar.ts";
import type { Ctx, ReadTx, Tx } from "../kernel/context.server.ts";
import { Forbidden, NotFound } from "../kernel/errors.ts";
import type { MeetingId } from "../kernel/ids.ts";
import { type LockedMinutes, lockMinutes } from "./store.server.ts";

/** Who chaired the committee, or stood in, and no longer does, is told why its text is hidden from them. @throws Forbidden */
export async function assertNotFormerChair(tx: ReadTx, { actor, now }: Pick<Ctx, "actor" | "now">, meetingId: MeetingId): Promise<void> {
	const over = await tx
		.selectFrom("mandate")
		.innerJoin("meeting", "meeting.committeeId", "mandate.committeeId")
		.select("mandate.id")
		.where("meeting.territoryId", "=", actor.territoryId)
		.where("meeting.id", "=", meetingId)
		.where("mandate.personId", "=", actor.personId)
		.where("mandate.role", "in", ["chair", "substitute"])
		.where("mandate.endsOn", "<", dayOf(now))
		.executeTakeFirst();
	if (over) throw new Forbidden("minutes.mandate-over");
}

/** Locks the text that the chair answers for. @throws NotFound, or Forbidden for one whose mandate ended since they read it */
export async function lockToAnswer(tx: Tx, ctx: Ctx, meetingId: MeetingId): Promise<LockedMinutes> {
	try {
		return await lockMinutes(tx, ctx.actor.territoryId, meetingId);
	} catch (error) {
		if (error instanceof NotFound) await assertNotFormerChair(tx, ctx, meetingId);
		throw error;
	}
}
