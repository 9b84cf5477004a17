import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { getMeeting } from "../../meetings/queries.server.ts";
import { minutesSubmitted } from "../events.ts";
import * as policy from "../policy.ts";
import { assertReady, assertSameText, statusAfter } from "../rules.ts";
import type { SubmitMinutes } from "../schema.ts";
import { addReview, idsOf, lockMinutes, saveRevision } from "../store.server.ts";
import { surroundingsOf } from "../surroundings.server.ts";

/** Hands the text to the chair; nobody writes in it until they answer. */
export async function submitMinutes(ctx: Ctx, { meetingId, revision }: SubmitMinutes): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, territoryId, meetingId);
		assertAllowed(policy.writeMinutes(actor, minutes));
		const status = statusAfter("submit", minutes.status);
		assertSameText(minutes, revision);
		const meeting = await getMeeting(tx, territoryId, minutes.committeeId, meetingId);
		assertReady(minutes.doc, await surroundingsOf(tx, territoryId, meeting, dayOf(now)));
		await saveRevision(tx, territoryId, minutes, { status, submittedBy: actor.personId, submittedAt: now });
		await addReview(tx, ctx, minutes, { verdict: "submitted", remark: null });
		await recordEvent(tx, territoryId, minutesSubmitted, idsOf(minutes));
	});
}
