import { type Ctx, inTransaction, type Tx } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, NotFound, RuleViolation } from "../../kernel/errors.ts";
import type { CommitteeId, MeetingId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { proposalAnswered } from "../events.ts";
import { followPreparation, prepareMeeting } from "../policy.ts";
import { AnswerProposal } from "../preparation-schema.ts";
import { assertOpen } from "../rules.ts";
import { appendPoints, lockMeeting, saveMeeting } from "../store.server.ts";

/** Takes a proposed point into an agenda, keeps it for later or leaves it out, the last two with a sentence for whoever proposed it. */
export async function answerProposal(ctx: Ctx, input: AnswerProposal): Promise<void> {
	const answer = AnswerProposal.parse(input);
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	await inTransaction(ctx, async (tx) => {
		const proposals = tx.selectFrom("agendaProposal").where("territoryId", "=", territoryId).where("id", "=", answer.proposalId);
		const found = await proposals.select("committeeId").executeTakeFirst();
		const committeeId = found?.committeeId as CommitteeId;
		if (!found || !followPreparation(actor, { committeeId }).allowed) throw new NotFound("not-found");
		assertAllowed(prepareMeeting(actor, { committeeId }));
		const proposal = await proposals
			.select(["id", "title", "reason", "sheetId", "isConfidential", "originPointId", "status", "revision"])
			.forUpdate()
			.executeTakeFirstOrThrow();
		assertRevision(proposal, answer.revision);
		if (proposal.status !== "open" && proposal.status !== "postponed") throw new RuleViolation("proposal.answered");
		const { title, reason, sheetId, isConfidential, originPointId } = proposal;
		const point = { title, notes: reason, sheetId, isConfidential, originPointId };
		const pointId = answer.answer === "accepted" ? await takenInto(tx, answer.meetingId, point) : null;
		await tx
			.updateTable("agendaProposal")
			.set({
				...{ status: answer.answer, answer: answer.answer === "accepted" ? null : answer.sentence, pointId },
				...{ answeredBy: personId, answeredAt: now, revision: proposal.revision + 1 },
			})
			.where("id", "=", proposal.id)
			.execute();
		await recordEvent(tx, territoryId, proposalAnswered, { proposalId: proposal.id, committeeId, answer: answer.answer });

		async function takenInto(tx: Tx, meetingId: MeetingId, point: Parameters<typeof appendPoints>[3][number]) {
			const meeting = await lockMeeting(tx, actor, meetingId);
			if (meeting.committeeId !== committeeId) throw new NotFound("not-found");
			assertOpen(meeting);
			if (meeting.status !== "planned") throw new RuleViolation("meeting.not-planned", "meetingId");
			const [pointId] = await appendPoints(tx, territoryId, meetingId, [point]);
			await saveMeeting(tx, meeting);
			return pointId ?? null;
		}
	});
}
