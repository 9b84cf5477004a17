import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { MeetingId, PersonId, TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { countChange } from "../../meetings/steps.server.ts";
import { lockAnnounced } from "../announced.server.ts";
import { convocationSent } from "../events.ts";
import { announcedName, isConvocable, isSettled, isTold, sameTime, whereText } from "../rules.ts";

/**
 * Tells those convoked what changed since they last heard: another name, time or place, or that the meeting is off. Run by a worker
 * after each change, and again once its delay has passed: meanwhile others join it, and a meeting put back as it was told is forgotten.
 * When nothing is left to tell, it does nothing, however often it runs. Another time asks for another answer.
 */
export async function announceChange(
	ctx: SystemCtx & { territoryId: TerritoryId },
	meetingId: MeetingId,
	changedBy?: PersonId,
): Promise<void> {
	const { territoryId, now } = ctx;
	await inTransaction(ctx, async (tx) => {
		const found = await lockAnnounced(tx, territoryId, meetingId);
		if (!found || found.told.cancelledAt) return;
		const { told, meeting } = found;
		const isOff = meeting.status === "cancelled";
		const save = (changes: Partial<Omit<typeof told, "meetingId">>) =>
			tx.updateTable("convocation").set(changes).where("meetingId", "=", meetingId).execute();
		const settled = { changedAt: null, changedBy: null };
		if (!isOff) {
			if (!isConvocable(meeting, now) || isTold(told, meeting)) {
				if (told.changedAt) await save(settled);
				return;
			}
			const changedAt = told.changedAt ?? now;
			if (!isSettled({ ...told, changedAt }, meeting, now)) {
				await save({ changedAt, changedBy: changedBy ?? told.changedBy });
				return;
			}
		}
		// programs keep the newer of two invitations: another name of the body is no change of the meeting's own
		const isNewer = isOff || meeting.revision > (told.announcedRevision ?? 0);
		const { startsAt: announcedStartsAt, endsAt: announcedEndsAt } = meeting;
		await save(
			isOff
				? { ...settled, cancelledAt: now }
				: {
						...settled,
						announcedStartsAt,
						announcedEndsAt,
						announcedPlace: whereText(meeting),
						announcedName: announcedName(meeting),
						announcedRevision: isNewer ? meeting.revision : await countChange(tx, meetingId),
					},
		);
		if (!isOff && !(sameTime(told.announcedStartsAt, announcedStartsAt) && sameTime(told.announcedEndsAt, announcedEndsAt))) {
			await tx
				.updateTable("convocationRecipient")
				.set({ answer: null, representedBy: null, answeredAt: null })
				.where("meetingId", "=", meetingId)
				.execute();
		}
		const recipients = await tx.selectFrom("convocationRecipient").select("id").where("meetingId", "=", meetingId).execute();
		await recordEvent(tx, territoryId, convocationSent, {
			meetingId,
			committeeId: meeting.committeeId,
			kind: isOff ? "cancellation" : "update",
			recipientIds: recipients.map(({ id }) => id),
			...(changedBy ? { changedBy } : {}),
		});
	});
}
