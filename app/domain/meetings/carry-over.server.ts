import type { Tx } from "../kernel/context.server.ts";
import { type MeetingId, newId, type TerritoryId } from "../kernel/ids.ts";
import { appendPoints, type LockedMeeting, lockNextMeeting, saveMeeting } from "./store.server.ts";
import type { AgendaPointId, PointOutcome } from "./types.ts";

interface Settled {
	territoryId: TerritoryId;
	meeting: Pick<LockedMeeting, "id" | "committeeId" | "startsAt">;
	outcomes: ReadonlyMap<AgendaPointId, PointOutcome>;
	now: Date;
}

/**
 * Marks what was treated and what was not. A point not treated goes by itself to the committee's next planned meeting, or waits among
 * the proposed points when none is planned; once, however often it is marked. The meeting is locked by the caller.
 */
export async function settleOutcomes(tx: Tx, { territoryId, meeting, outcomes, now }: Settled): Promise<void> {
	for (const outcome of new Set(outcomes.values())) {
		const ids = [...outcomes].flatMap(([id, said]) => (said === outcome ? [id] : []));
		await tx.updateTable("agendaPoint").set({ outcome }).where("meetingId", "=", meeting.id).where("id", "in", ids).execute();
	}
	const left = await listNotTakenUp(tx, meeting.id);
	if (left.length === 0) return;
	const next = await lockNextMeeting(tx, territoryId, meeting, now);
	if (next) {
		await appendPoints(
			tx,
			territoryId,
			next.id,
			left.map(({ id, ...point }) => ({ ...point, originPointId: id })),
		);
		await saveMeeting(tx, next);
		return;
	}
	await tx
		.insertInto("agendaProposal")
		.values(
			left.map(({ id, title, sheetId, notes, isConfidential }) => ({
				...{ id: newId(), territoryId, committeeId: meeting.committeeId, title, sheetId, isConfidential },
				...{ reason: notes?.slice(0, 2000) || "Point non traité à la réunion précédente.", originPointId: id, proposedAt: now },
			})),
		)
		.execute();
}

/** Points not treated that neither a later agenda nor the waiting points hold. */
const listNotTakenUp = (tx: Tx, meetingId: MeetingId) =>
	tx
		.selectFrom("agendaPoint as p")
		.select(["p.id", "p.title", "p.notes", "p.durationMinutes", "p.sheetId", "p.decisionId", "p.presenterId", "p.isConfidential"])
		.where("p.meetingId", "=", meetingId)
		.where("p.outcome", "=", "not_treated")
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom("agendaPoint as later").select("later.id").whereRef("later.originPointId", "=", "p.id"))),
		)
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom("agendaProposal as w").select("w.id").whereRef("w.originPointId", "=", "p.id"))),
		)
		.orderBy("p.position")
		.execute();
