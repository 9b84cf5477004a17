import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { CommitteeId, idSchema, OrganisationId, PersonId, SheetId } from "../kernel/ids.ts";
import { optionalText, orNull, Revision } from "../kernel/inputs.ts";
import { Slug } from "../kernel/slug.ts";
import { MilestoneId, sheetNatures, sheetPriorities, sheetStatuses } from "./types.ts";

const ObjectiveId = idSchema("Objective");
const code = z.string().trim().min(1).max(20);
const title = z.string().trim().min(1).max(300);
const milestoneTitle = z.string().trim().min(1).max(300);

const longText = optionalText(10_000);
/** One per line in the form. */
const lines = z
	.string()
	.max(4_000)
	.optional()
	.transform((text = "") => [...new Set(text.split(/\r?\n/).map((entry) => entry.trim()))].filter(Boolean))
	.pipe(z.array(z.string().max(200)).max(30));

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
	context: longText,
	need: longText,
	aims: longText,
	description: longText,
	expectedResults: longText,
	targetGroups: lines,
	areas: lines,
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

export const EditSheet = z
	.strictObject({ ...sheetFields, sheetId: SheetId, revision: Revision })
	.refine(endsAfterStart.check, endsAfterStart.refusal);
export type EditSheet = z.output<typeof EditSheet>;

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

export const sheetSorts = ["code", "title", "end", "status"] as const;
const flag = z.literal("1").optional().catch(undefined);

/** The list's filters, as its address says them; whatever cannot be read filters nothing. */
export const SheetFilters = z.object({
	q: z.string().trim().max(100).catch("").default(""),
	axe: z.uuid().optional().catch(undefined),
	objectif: z.uuid().optional().catch(undefined),
	/** A status, or "late", which is computed. */
	statut: z
		.enum([...sheetStatuses, "late"])
		.optional()
		.catch(undefined),
	pilote: OrganisationId.optional().catch(undefined),
	sans: z.enum(["pilote", "echeance"]).optional().catch(undefined),
	phare: flag,
	moi: flag,
	tri: z.enum(sheetSorts).default("code").catch("code"),
	sens: z.enum(["asc", "desc"]).default("asc").catch("asc"),
	page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});
export type SheetFilters = z.output<typeof SheetFilters>;
