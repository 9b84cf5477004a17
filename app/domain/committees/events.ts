import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

export const committeeCreated = defineEvent("committee.created", z.object({ committeeId: z.string() }));
export const committeeEdited = defineEvent("committee.edited", z.object({ committeeId: z.string() }));
export const charterSet = defineEvent("committee.charter-set", z.object({ committeeId: z.string() }));
const seat = z.object({ committeeId: z.string(), organisationId: z.string() });
export const seatSet = defineEvent("committee.seat-set", seat);
export const seatRemoved = defineEvent("committee.seat-removed", seat);
const guest = z.object({ committeeId: z.string(), guestId: z.string() });
export const guestAdded = defineEvent("committee.guest-added", guest);
export const guestRemoved = defineEvent("committee.guest-removed", guest);
export const mandateGranted = defineEvent(
	"mandate.granted",
	z.object({ mandateId: z.string(), committeeId: z.string(), personId: z.string(), role: z.string() }),
);
export const mandateEnded = defineEvent("mandate.ended", z.object({ mandateId: z.string(), committeeId: z.string(), endsOn: z.string() }));
