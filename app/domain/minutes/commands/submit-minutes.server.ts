import canonicalize from "canonicalize";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, Conflict } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { getMeeting } from "../../meetings/queries.server.ts";
import { assertReady } from "../checks.ts";
import { minutesSubmitted } from "../events.ts";
import { liveDoc } from "../live-store.server.ts";
import * as policy from "../policy.ts";
import { assertSameText, statusAfter } from "../rules.ts";
import type { SubmitMinutes } from "../schema.ts";
import { addReview, idsOf, lockMinutes, saveRevision } from "../store.server.ts";
import { surroundingsOf } from "../surroundings.server.ts";
import { keepVersion } from "../versions.server.ts";

/** Hands the text to the chair; nobody writes in it until they answer. */
export async function submitMinutes(ctx: Ctx, { meetingId, revision }: SubmitMinutes): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, territoryId, meetingId);
		assertAllowed(policy.leadMinutes(actor, minutes));
		const status = statusAfter("submit", minutes.status);
		assertSameText(minutes, revision);
		// words typed since the text on screen was drawn: they are to be read before they are handed over
		const live = await liveDoc(tx, territoryId, minutes.id);
		if (live && canonicalize(live) !== canonicalize(minutes.doc)) throw new Conflict("minutes.moved", { revision: minutes.revision });
		const meeting = await getMeeting(tx, territoryId, minutes.committeeId, meetingId);
		assertReady(minutes.doc, await surroundingsOf(tx, territoryId, meeting, dayOf(now)));
		await saveRevision(tx, territoryId, minutes, { status, submittedBy: actor.personId, submittedAt: now });
		await keepVersion(tx, ctx, minutes, { kind: "submitted" });
		await addReview(tx, ctx, minutes, { verdict: "submitted", remark: null });
		await recordEvent(tx, territoryId, minutesSubmitted, idsOf(minutes));
	});
}
