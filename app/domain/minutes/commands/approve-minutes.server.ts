import { findCommittee } from "../../committees/queries.server.ts";
import { recordDecisions } from "../../decisions/steps.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { getMeeting } from "../../meetings/queries.server.ts";
import { minutesApproved } from "../events.ts";
import { freeze } from "../frozen.server.ts";
import * as policy from "../policy.ts";
import { assertReady, assertSameText, decisionsToRecord, statusAfter } from "../rules.ts";
import type { ApproveMinutes } from "../schema.ts";
import { addReview, idsOf, lockMinutes, saveRevision } from "../store.server.ts";
import { surroundingsOf } from "../surroundings.server.ts";

/** The chair approves the text they read: it freezes, its decisions take their numbers and become tasks, all at once or not at all. */
export async function approveMinutes(ctx: Ctx, { meetingId, revision }: ApproveMinutes): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, territoryId, meetingId);
		assertAllowed(policy.approveMinutes(actor, minutes));
		const status = statusAfter("approve", minutes.status);
		assertSameText(minutes, revision);
		const { id: minutesId, committeeId, doc } = minutes;
		const committee = await findCommittee(tx, territoryId, committeeId);
		if (!committee) throw new NotFound("not-found");
		const meeting = await getMeeting(tx, territoryId, committeeId, meetingId);
		assertReady(doc, await surroundingsOf(tx, territoryId, meeting, dayOf(now)));

		await addReview(tx, ctx, minutes, { verdict: "approved", remark: null });
		const decidedOn = dayOf(meeting.startsAt);
		const decisions = await recordDecisions(tx, { territoryId, committeeId, meetingId, minutesId, decidedOn }, decisionsToRecord(doc));
		const seal = freeze({ committee, meeting, doc, decisions, actor, now });
		await saveRevision(tx, territoryId, minutes, { status, approvedBy: actor.personId, approvedAt: now, ...seal });
		await recordEvent(tx, territoryId, minutesApproved, { ...idsOf(minutes), sha256: seal.sha256 });
	});
}
