import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { CommitteeId, MeetingId, PersonId, TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { convocationSent } from "../events.ts";
import { whereText } from "../rules.ts";

const sameTime = (one: Date | null, other: Date | null): boolean => (one?.getTime() ?? null) === (other?.getTime() ?? null);

/**
 * Tells those convoked what changed since they last heard: another time or place, or that the meeting is off. Run by a worker after
 * each change of a meeting; when nothing they were told has changed, it does nothing, however often it runs. Another time asks for
 * another answer.
 */
export async function announceChange(
	ctx: SystemCtx & { territoryId: TerritoryId },
	meetingId: MeetingId,
	changedBy?: PersonId,
): Promise<void> {
	const { territoryId, now } = ctx;
	await inTransaction(ctx, async (tx) => {
		const told = await tx
			.selectFrom("convocation")
			.selectAll()
			.where("territoryId", "=", territoryId)
			.where("meetingId", "=", meetingId)
			.forUpdate()
			.executeTakeFirst();
		const meeting = await tx
			.selectFrom("meeting")
			.select(["committeeId", "status", "startsAt", "endsAt", "place", "room", "videoUrl"])
			.where("territoryId", "=", territoryId)
			.where("id", "=", meetingId)
			.executeTakeFirst();
		if (!told || !meeting || told.cancelledAt) return;
		const isOff = meeting.status === "cancelled";
		const isMoved = !sameTime(told.announcedStartsAt, meeting.startsAt) || !sameTime(told.announcedEndsAt, meeting.endsAt);
		const isElsewhere = told.announcedPlace !== whereText(meeting);
		if (!isOff && (meeting.status !== "planned" || meeting.startsAt <= now || !(isMoved || isElsewhere))) return;
		await tx
			.updateTable("convocation")
			.set(
				isOff
					? { cancelledAt: now }
					: { announcedStartsAt: meeting.startsAt, announcedEndsAt: meeting.endsAt, announcedPlace: whereText(meeting) },
			)
			.where("meetingId", "=", meetingId)
			.execute();
		if (isMoved && !isOff) {
			await tx
				.updateTable("convocationRecipient")
				.set({ answer: null, representedBy: null, answeredAt: null })
				.where("meetingId", "=", meetingId)
				.execute();
		}
		const recipients = await tx.selectFrom("convocationRecipient").select("id").where("meetingId", "=", meetingId).execute();
		await recordEvent(tx, territoryId, convocationSent, {
			meetingId,
			committeeId: meeting.committeeId as CommitteeId,
			kind: isOff ? "cancellation" : "update",
			recipientIds: recipients.map(({ id }) => id),
			...(changedBy ? { changedBy } : {}),
		});
	});
}
