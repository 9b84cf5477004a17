import { z } from "zod";
import { MeasurementNotes } from "../indicators/types.ts";
import { Day } from "../kernel/calendar.ts";
import { CommitteeId, PersonId } from "../kernel/ids.ts";
import { CampaignId, ExpectedValueId } from "./types.ts";

export const OpenCampaign = z.strictObject({
	title: z.string().trim().min(1).max(120),
	startsOn: Day,
	endsOn: Day,
	dueOn: Day,
	/** Null: every committee's sheets, which only stewards may ask for. */
	committeeId: CommitteeId.nullable().default(null),
	/** None: every axis. */
	axisIds: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.uuid()).max(50)),
});
export type OpenCampaign = z.output<typeof OpenCampaign>;

export const CloseCampaign = z.strictObject({
	campaignId: CampaignId,
	revision: z.coerce.number().int(),
	intent: z.enum(["close", "reopen"]),
});
export type CloseCampaign = z.output<typeof CloseCampaign>;

export const AssignValues = z.strictObject({
	campaignId: CampaignId,
	/** Of the campaign, as seen with the people it asks. */
	revision: z.coerce.number().int(),
	expectedIds: z
		.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(ExpectedValueId).max(900))
		.refine((list) => list.length > 0, "measurement.none-chosen"),
	personId: PersonId,
});
export type AssignValues = z.output<typeof AssignValues>;

/** One row of the grid, as typed: what the value means depends on its indicator. */
export const EnterValue = z.strictObject({
	campaignId: CampaignId,
	expectedId: ExpectedValueId,
	value: z.string().trim().max(200).default(""),
	...MeasurementNotes,
	revision: z.coerce.number().int().min(0),
});
export type EnterValue = z.output<typeof EnterValue>;

/** The grid's filters, as its address says them. */
export const GridFilters = z.object({
	/** Whose values: one's own unless told. */
	de: z
		.union([z.literal("tous"), PersonId])
		.optional()
		.catch(undefined),
});

const typed = z.string().default("");

/** Rows as typed, with or without scripts; each is judged on its own afterwards. */
export const TypedRows = z.object({
	rows: z
		.array(
			z.object({
				expectedId: z.string().max(40),
				value: typed,
				unavailableReason: typed,
				comment: typed,
				evidenceUrl: typed,
				revision: z.coerce.string().max(10),
			}),
		)
		.max(2_000)
		.default([]),
});
