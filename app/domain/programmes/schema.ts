import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { CommitteeId } from "../kernel/ids.ts";
import { Slug } from "../kernel/slug.ts";
import { programmeTypes } from "./types.ts";

const Objective = z.strictObject({
	number: z.number().int(),
	title: z.string().min(1).max(300),
	isImplicit: z.boolean().default(false),
});
const Axis = z.strictObject({
	number: z.number().int(),
	title: z.string().min(1).max(300),
	context: z.string().nullable().default(null),
	committeeId: CommitteeId.nullable().default(null),
	isTitleInferred: z.boolean().default(false),
	isMissingInSource: z.boolean().default(false),
	objectives: z.array(Objective),
});
const Worksite = z.strictObject({
	number: z.number().int(),
	title: z.string().min(1),
	goal: z.string().nullable().default(null),
	items: z.array(
		z.strictObject({
			title: z.string().min(1),
			steps: z.array(z.string()).default([]),
			axisNumber: z.number().int().nullable().default(null),
		}),
	),
});

/** A programme with its whole tree but the action sheets. Years are calendar years. */
export const CreateProgramme = z.strictObject({
	slug: Slug,
	title: z.string().min(1).max(200),
	type: z.enum(programmeTypes),
	periodLabel: z.string().nullable().default(null),
	startYear: z.number().int().nullable().default(null),
	endYear: z.number().int().nullable().default(null),
	carrier: z.string().nullable().default(null),
	adoptedOn: Day.nullable().default(null),
	adoptedBy: z.string().nullable().default(null),
	deliberationRef: z.string().nullable().default(null),
	summary: z.string().nullable().default(null),
	principles: z.array(z.string()).default([]),
	note: z.string().nullable().default(null),
	axes: z.array(Axis),
	worksites: z.array(Worksite).default([]),
});
export type CreateProgramme = z.input<typeof CreateProgramme>;
