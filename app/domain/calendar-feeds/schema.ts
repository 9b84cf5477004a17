import { z } from "zod";
import { CommitteeId } from "../kernel/ids.ts";
import { optionalText, orNull } from "../kernel/inputs.ts";
import { CalendarFeedId } from "./types.ts";

export const CreateCalendarFeed = z.strictObject({
	/** Empty: one's own calendar. */
	committeeId: orNull(CommitteeId),
	label: optionalText(60),
});
export type CreateCalendarFeed = z.output<typeof CreateCalendarFeed>;

export const RevokeCalendarFeed = z.strictObject({ feedId: CalendarFeedId });
export type RevokeCalendarFeed = z.output<typeof RevokeCalendarFeed>;
