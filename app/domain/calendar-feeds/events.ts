import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const feedPayload = z.object({
	feedId: z.string(),
	/** Null for a person's own calendar. */
	committeeId: z.string().nullable(),
});

/** A committee's are told in its territory's journal, a person's own in that of accounts. */
export const calendarFeedCreated = defineEvent("calendar-feed.created", feedPayload);
export const calendarFeedRevoked = defineEvent("calendar-feed.revoked", feedPayload);
