import { findCommittee } from "../../committees/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { agendaChanged, proposalAnswered } from "../events.ts";
import { listPoints } from "../queries/points.server.ts";
import { listSuggestions } from "../queries/suggestions.server.ts";
import { assertOpen } from "../rules.ts";
import { AddSuggestedPoints } from "../schema.ts";
import { appendPoints, lockMeeting, saveMeeting } from "../store.server.ts";

/** Puts the chosen suggestions at the end of the agenda, linked to what makes them due. A proposed point is thereby accepted. */
export async function addSuggestedPoints(ctx: Ctx, input: AddSuggestedPoints): Promise<number> {
	const { meetingId, keys } = AddSuggestedPoints.parse(input);
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	return inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, actor, meetingId);
		assertOpen(meeting);
		const { committeeId } = meeting;
		const committee = await findCommittee(tx, territoryId, committeeId);
		if (!committee) throw new NotFound("not-found");
		const points = await listPoints(tx, territoryId, meetingId);
		const due = await listSuggestions(tx, territoryId, { committee, meeting: { ...meeting, points }, now });
		const chosen = due.filter(({ key }) => keys.includes(key));
		if (chosen.length < new Set(keys).size) throw new RuleViolation("agenda.suggestion-gone");
		const ids = await appendPoints(
			tx,
			territoryId,
			meetingId,
			chosen.map(({ title, notes, sheetId, decisionId, originPointId, isConfidential }) => ({
				...{ title, notes, sheetId, decisionId, originPointId, isConfidential },
			})),
		);
		await saveMeeting(tx, meeting);
		for (const [index, { proposalId }] of chosen.entries()) {
			const pointId = String(ids[index]);
			await recordEvent(tx, territoryId, agendaChanged, { meetingId, committeeId, pointId, change: "suggested" });
			if (proposalId === null) continue;
			// somebody may have answered it since it was listed
			const taken = await tx
				.updateTable("agendaProposal")
				.set(({ eb }) => ({
					status: "accepted",
					pointId,
					answer: null,
					answeredBy: personId,
					answeredAt: now,
					revision: eb("revision", "+", 1),
				}))
				.where("territoryId", "=", territoryId)
				.where("id", "=", proposalId)
				.where("status", "in", ["open", "postponed"])
				.returning("originPointId")
				.executeTakeFirst();
			if (!taken) throw new RuleViolation("agenda.suggestion-gone");
			await tx.updateTable("agendaPoint").set({ originPointId: taken.originPointId }).where("id", "=", pointId).execute();
			await recordEvent(tx, territoryId, proposalAnswered, { proposalId, committeeId, answer: "accepted" });
		}
		return chosen.length;
	});
}
