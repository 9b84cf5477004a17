import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { CommitteeId, MeetingId } from "../kernel/ids.ts";
import { orNull, Revision } from "../kernel/inputs.ts";
import { seriesRanks, seriesUnits, seriesWeekdays } from "./recurrence.ts";
import { gatheringFields } from "./schema.ts";

const ruleFields = {
	unit: z.enum(seriesUnits),
	every: z.number().int().min(1).max(12).default(1),
	weekday: z.enum(seriesWeekdays).default("1"),
	rank: z.enum(seriesRanks).default("1"),
	fromDay: Day,
	skipsSchoolHolidays: z.boolean().default(false),
	skipsPublicHolidays: z.boolean().default(false),
};

const seriesFields = { ...gatheringFields, ...ruleFields, untilDay: orNull(Day), count: orNull(z.number().int().min(1)) };

/** What the page reads from its address to show the dates before anything is created. */
export const SeriesDraft = z.strictObject(seriesFields);
export const CreateSeries = z.strictObject({ committeeId: CommitteeId, ...seriesFields });
export type CreateSeries = z.input<typeof CreateSeries>;

/** « Cette réunion et les suivantes »: the rule takes as many days as there are meetings left. */
const followingFields = { ...gatheringFields, ...ruleFields };
export const FollowingDraft = z.strictObject(followingFields);
export const EditFollowing = z.strictObject({ meetingId: MeetingId, revision: Revision, ...followingFields });
export type EditFollowing = z.input<typeof EditFollowing>;

export const CancelFollowing = z.strictObject({ meetingId: MeetingId, revision: Revision });
export type CancelFollowing = z.input<typeof CancelFollowing>;
