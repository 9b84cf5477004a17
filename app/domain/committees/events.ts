import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

export const committeeCreated = defineEvent("committee.created", z.object({ committeeId: z.string() }));
export const mandateGranted = defineEvent(
	"mandate.granted",
	z.object({ mandateId: z.string(), committeeId: z.string(), personId: z.string(), role: z.string() }),
);
export const mandateEnded = defineEvent("mandate.ended", z.object({ mandateId: z.string(), committeeId: z.string(), endsOn: z.string() }));
