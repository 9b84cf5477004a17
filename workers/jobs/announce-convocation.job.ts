import { z } from "zod";
import { convocationSent } from "#app/domain/convocations/events.ts";
import { defineJob, sweepRetry } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";
import { sendConvocationEmail } from "./send-convocation-email.job.ts";

/** Gives each letter of a notice a job of its own: an address that is refused keeps nobody else waiting. */
export const announceConvocation = defineJob({
	name: "announce-convocation",
	payload: z.object({
		...eventFields,
		territoryId,
		meetingId: z.uuid(),
		kind: z.enum(["notice", "update", "cancellation", "chase"]),
		recipientIds: z.array(z.uuid()),
	}),
	listensTo: [convocationSent],
	...sweepRetry,
	async run(deps, { eventId, territoryId: inTerritory, meetingId, kind, recipientIds }) {
		for (const recipientId of recipientIds) {
			const payload = { territoryId: inTerritory, meetingId, recipientId, kind, occasion: eventId };
			await deps.enqueue(sendConvocationEmail.name, payload, `${sendConvocationEmail.name}-${eventId}-${recipientId}`);
		}
	},
});
