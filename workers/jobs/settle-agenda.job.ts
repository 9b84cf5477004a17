import { z } from "zod";
import { MeetingId } from "#app/domain/kernel/ids.ts";
import { settleFromMinutes } from "#app/domain/meetings/commands/settle-from-minutes.server.ts";
import { minutesApproved } from "#app/domain/minutes/events.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";

/** Points of which approved minutes say nothing are carried over by themselves. */
export const settleAgenda = defineJob({
	name: "settle-agenda",
	payload: z.object({ ...eventFields, territoryId, meetingId: MeetingId }),
	listensTo: [minutesApproved],
	...sweepRetry,
	run: (deps, { territoryId: at, meetingId }) => settleFromMinutes({ ...systemCtx(deps, at), territoryId: at }, meetingId),
});
