import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { CommitteeId, idSchema, OrganisationId, PersonId, SheetId } from "../kernel/ids.ts";
import { optionalText, orNull, Revision } from "../kernel/inputs.ts";
import { Slug } from "../kernel/slug.ts";
import { fullFields, type SheetSection, sectionFields } from "./fields.ts";
import { distinctTags, maxTagCount, maxTagLength } from "./rules.ts";
import { MilestoneId, participationLevels, sheetNatures, sheetPriorities, sheetStatuses, VersionId } from "./types.ts";

const ObjectiveId = idSchema("Objective");
const WorksiteId = idSchema("Worksite");
const code = z.string().trim().min(1).max(20);
const title = z.string().trim().min(1).max(300);
const milestoneTitle = z.string().trim().min(1).max(300);

const longText = optionalText(10_000);
/** One per line in the form. */
const lines = z
	.string()
	.max(4_000)
	.default("")
	.transform((text) => [...new Set(text.split(/\r?\n/).map((entry) => entry.trim()))].filter(Boolean))
	// checked here rather than by a second schema, which would make the field look mandatory in the form
	.refine((all) => all.length <= 30 && all.every((entry) => entry.length <= 200), { error: "sheet.lines-too-long" });

/** One per line in the form. */
const tags = z
	.string()
	.max(1_000)
	.default("")
	.transform((text) => distinctTags(text.split(/[\r\n,;]/)))
	.refine((all) => all.length <= maxTagCount && all.every((tag) => tag.length <= maxTagLength), { error: "sheet.tags-too-many" });

/** Euros as French people type them: « 12 500,50 ». */
const amount = z.preprocess(
	(typed) => (typeof typed === "string" ? typed.replace(/[\s\u202f\u00a0€]/g, "").replace(",", ".") || undefined : typed),
	orNull(
		z.coerce
			.number({ error: "sheet.not-an-amount" })
			.min(0, { error: "sheet.amount-negative" })
			.max(999_999_999_999, { error: "sheet.amount-absurd" }),
	),
);

const endsAfterStart = {
	check: ({ startOn, endOn }: { startOn: Day | null; endOn: Day | null }) => startOn === null || endOn === null || endOn >= startOn,
	refusal: { error: "sheet.ends-before-start", path: ["endOn"] },
};

/** An action as a source document gives it. Steps become milestones without dates, in the order given. */
const LoadedSheet = z
	.strictObject({
		slug: Slug,
		code,
		title,
		objectiveId: ObjectiveId,
		isFlagship: z.boolean().default(false),
		description: longText,
		leadOrganisationId: orNull(OrganisationId),
		partnerIds: z.array(OrganisationId).default([]),
		startOn: orNull(Day),
		endOn: orNull(Day),
		scheduleLabel: optionalText(300),
		steps: z.array(milestoneTitle).default([]),
	})
	.refine(endsAfterStart.check, endsAfterStart.refusal);
export const CreateSheets = z.array(LoadedSheet);
export type CreateSheets = z.input<typeof CreateSheets>;

const sheetFields = {
	code,
	title,
	objectiveId: ObjectiveId,
	isFlagship: z.boolean().default(false),
	nature: orNull(z.enum(sheetNatures)),
	priority: orNull(z.enum(sheetPriorities)),
	leadOrganisationId: orNull(OrganisationId),
	leadPersonId: orNull(PersonId),
	committeeId: orNull(CommitteeId),
	startOn: orNull(Day),
	endOn: orNull(Day),
	scheduleLabel: optionalText(300),
	isRecurring: z.boolean().default(false),
	context: longText,
	need: longText,
	aims: longText,
	description: longText,
	targetGroups: lines,
	areas: lines,
	participationLevel: orNull(z.enum(participationLevels)),
	projectOwnerId: orNull(OrganisationId),
	electedLeadId: orNull(PersonId),
	technicalLeadId: orNull(PersonId),
	services: lines,
	humanResources: longText,
	materialResources: longText,
	plannedBudget: amount,
	actualBudget: amount,
	cafFunding: optionalText(1_000),
	expectedResults: longText,
	evaluationMethod: longText,
	progress: z.coerce.number().int().min(0).max(100).default(0),
	risks: longText,
	relatedSchemes: lines,
	tags,
	communication: longText,
	/** A choice left open in the form sends an empty value. */
	otherObjectiveIds: z
		.array(orNull(ObjectiveId))
		.max(20)
		.default([])
		.transform((ids) => [...new Set(ids.filter((id) => id !== null))]),
	worksiteIds: z.array(WorksiteId).max(60).default([]),
	/** Rows of the form left without an organisation are not partners. */
	partners: z
		.array(z.strictObject({ organisationId: orNull(OrganisationId), role: optionalText(200) }))
		.max(40)
		.default([])
		.transform((rows) => rows.flatMap(({ organisationId, role }) => (organisationId ? [{ organisationId, role }] : [])))
		.refine((rows) => new Set(rows.map((row) => row.organisationId)).size === rows.length, { error: "sheet.partner-twice" }),
};

export const CreateSheet = z.strictObject(sheetFields).refine(endsAfterStart.check, endsAfterStart.refusal);
export type CreateSheet = z.output<typeof CreateSheet>;

const seen = {
	sheetId: SheetId,
	revision: z.coerce.number().int(),
	/** Why, when what the steering committee validated changes. */
	changeReason: optionalText(1_000),
};

export const EditSheet = z.strictObject({ ...sheetFields, ...seen }).refine(endsAfterStart.check, endsAfterStart.refusal);
/** Fields left out stay as they are. */
export type EditSheet = Partial<CreateSheet> & { sheetId: SheetId; revision: number; changeReason?: string | null };

const noCheck = () => true;
/** One part of the sheet, as its own form sends it. */
export const EditSection = Object.fromEntries(
	Object.entries(sectionFields).map(([section, names]) => [
		section,
		z
			.strictObject({ ...Object.fromEntries(names.map((name) => [name, sheetFields[name]])), ...seen })
			.refine((section === "quand" ? endsAfterStart.check : noCheck) as () => boolean, endsAfterStart.refusal),
	]),
) as unknown as Record<SheetSection, z.ZodType<EditSheet, Record<string, unknown>>>;

export const AddSubAction = z
	.strictObject({
		parentId: SheetId,
		code,
		title,
		leadOrganisationId: orNull(OrganisationId),
		leadPersonId: orNull(PersonId),
		startOn: orNull(Day),
		endOn: orNull(Day),
	})
	.refine(endsAfterStart.check, endsAfterStart.refusal);
export type AddSubAction = z.output<typeof AddSubAction>;

export const WriteContribution = z.strictObject({
	sheetId: SheetId,
	organisationId: OrganisationId,
	contribution: longText,
	revision: z.coerce.number().int(),
});
export type WriteContribution = z.output<typeof WriteContribution>;

/** The review of one year; revision 0 for a year that has none yet. */
export const SaveReview = z.strictObject({
	sheetId: SheetId,
	year: z.coerce.number().int().min(1990).max(2100),
	text: z.string().trim().min(1).max(10_000),
	followUp: optionalText(2_000),
	revision: z.coerce.number().int().default(0),
});
export type SaveReview = z.output<typeof SaveReview>;

export const DecideVersion = z.strictObject({
	sheetId: SheetId,
	versionId: VersionId,
	verdict: z.enum(["accepted", "rejected"]),
	decidedOn: Day,
	note: optionalText(1_000),
	revision: z.coerce.number().int(),
});
export type DecideVersion = z.output<typeof DecideVersion>;

export const ChooseRequiredFields = z.strictObject({
	programmeId: idSchema("Programme"),
	fields: z.array(z.enum(fullFields)).default([]),
	fullSheetFor: z.enum(["flagship", "all"]),
	revision: z.coerce.number().int(),
});
export type ChooseRequiredFields = z.output<typeof ChooseRequiredFields>;

export const ChangeSheetStatus = z.strictObject({
	sheetId: SheetId,
	status: z.enum(sheetStatuses),
	reason: optionalText(1_000),
	revision: Revision,
});
export type ChangeSheetStatus = z.output<typeof ChangeSheetStatus>;

const milestoneFields = { title: milestoneTitle, dueOn: orNull(Day), ownerId: orNull(PersonId) };

export const AddMilestone = z.strictObject({ sheetId: SheetId, ...milestoneFields });
export type AddMilestone = z.output<typeof AddMilestone>;

const milestoneSeen = { sheetId: SheetId, milestoneId: MilestoneId, revision: z.coerce.number().int() };

export const EditMilestone = z.strictObject({ ...milestoneSeen, ...milestoneFields });
export type EditMilestone = z.output<typeof EditMilestone>;

/** "open" takes back a tick made by mistake. */
export const CompleteMilestone = z.strictObject({ ...milestoneSeen, state: z.enum(["done", "open"]) });
export type CompleteMilestone = z.output<typeof CompleteMilestone>;
