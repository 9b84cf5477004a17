import { z } from "zod";
import { committeeEdited } from "#app/domain/committees/events.ts";
import { announceChange } from "#app/domain/convocations/commands/announce-change.server.ts";
import { listConvokedIds } from "#app/domain/convocations/queries.server.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { MeetingId } from "#app/domain/kernel/ids.ts";
import { meetingCancelled, meetingEdited, seriesCancelled, seriesChanged } from "#app/domain/meetings/events.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";

/**
 * Those who were convoked hear that the meeting changed, once the delay that forgets what is undone has passed, or at once that it is
 * off; a change of a series or of the body is looked for in all that the body convoked.
 */
export const followMeetingChange = defineJob({
	name: "follow-meeting-change",
	payload: z.object({ ...eventFields, territoryId, committeeId: z.uuid(), meetingId: MeetingId.optional() }),
	listensTo: [meetingEdited, meetingCancelled, seriesChanged, seriesCancelled, committeeEdited],
	...sweepRetry,
	async run(deps, { territoryId: inTerritory, committeeId, meetingId, actorId }) {
		const ctx = { ...systemCtx(deps), territoryId: inTerritory };
		const meetings = meetingId ? [meetingId] : await reading(ctx, (tx) => listConvokedIds(tx, inTerritory, committeeId, ctx.now));
		for (const id of meetings) await announceChange(ctx, id, actorId ?? undefined);
	},
});
