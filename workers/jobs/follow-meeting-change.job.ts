import { z } from "zod";
import { announceChange } from "#app/domain/convocations/commands/announce-change.server.ts";
import { listConvokedIds } from "#app/domain/convocations/queries.server.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { MeetingId } from "#app/domain/kernel/ids.ts";
import { meetingCancelled, meetingEdited, seriesCancelled, seriesChanged } from "#app/domain/meetings/events.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";

/** Those who were convoked hear that the meeting moved, or is off; a change of a series is looked for in all that its body convoked. */
export const followMeetingChange = defineJob({
	name: "follow-meeting-change",
	payload: z.object({ ...eventFields, territoryId, committeeId: z.uuid(), meetingId: MeetingId.optional() }),
	listensTo: [meetingEdited, meetingCancelled, seriesChanged, seriesCancelled],
	...sweepRetry,
	async run(deps, { territoryId: inTerritory, committeeId, meetingId, actorId }) {
		const ctx = { ...systemCtx(deps), territoryId: inTerritory };
		const meetings = meetingId ? [meetingId] : await reading(ctx, (tx) => listConvokedIds(tx, inTerritory, committeeId, ctx.now));
		for (const id of meetings) await announceChange(ctx, id, actorId ?? undefined);
	},
});
