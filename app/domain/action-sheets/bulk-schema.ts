import { z } from "zod";
import { OrganisationId, PersonId, SheetId } from "../kernel/ids.ts";
import { optionalText } from "../kernel/inputs.ts";
import { distinctTags, maxTagCount, maxTagLength } from "./rules.ts";
import { BulkChangeId, maxBulkSheets, sheetStatuses } from "./types.ts";

/** Nobody, chosen: left empty, the pilot stays. */
export const nobody = "aucun";
const keptOr = <Schema extends z.ZodType>(id: Schema) => z.union([z.literal(nobody).transform(() => null), id]).optional();

const tags = z
	.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string().max(1_000)).max(50))
	.transform((texts) => distinctTags(texts.flatMap((text) => text.split(/[\r\n,;]/))))
	.refine((all) => all.length <= maxTagCount && all.every((tag) => tag.length <= maxTagLength), { error: "sheet.tags-too-many" });

const kinds = {
	status: { kind: z.literal("status"), status: z.enum(sheetStatuses) },
	lead: { kind: z.literal("lead"), leadOrganisationId: keptOr(OrganisationId), leadPersonId: keptOr(PersonId) },
	tags: { kind: z.literal("tags"), add: tags, remove: tags },
};
const saysLead = (asked: { leadOrganisationId?: unknown; leadPersonId?: unknown }) =>
	asked.leadOrganisationId !== undefined || asked.leadPersonId !== undefined;
const saysTags = (asked: { add: string[]; remove: string[] }) => asked.add.length + asked.remove.length > 0;

/** The change, as the address of its page says it. */
export const BulkAsked = z.discriminatedUnion("kind", [
	z.strictObject(kinds.status),
	z.strictObject(kinds.lead).refine(saysLead, { error: "bulk.nothing-asked" }),
	z.strictObject(kinds.tags).refine(saysTags, { error: "bulk.nothing-asked" }),
]);

/** Each sheet is named with the revision that was on screen: « id:revision ». */
const SeenSheet = z
	.string()
	.regex(/^[0-9a-f-]{36}:\d{1,9}$/)
	.transform((text) => ({ sheetId: SheetId.parse(text.slice(0, 36)), revision: Number(text.slice(37)) }));

const confirmed = {
	sheets: z
		.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(SeenSheet).max(maxBulkSheets))
		.refine((list) => list.length > 0, "bulk.none-chosen")
		.refine((list) => new Set(list.map(({ sheetId }) => sheetId)).size === list.length, "bulk.none-chosen"),
	/** Why: for a pause, a block or the end of an action, and for what the steering committee validated. */
	reason: optionalText(1_000),
};

export const MakeBulkChange = z.discriminatedUnion("kind", [
	z.strictObject({ ...kinds.status, ...confirmed }),
	z.strictObject({ ...kinds.lead, ...confirmed }).refine(saysLead, { error: "bulk.nothing-asked" }),
	z.strictObject({ ...kinds.tags, ...confirmed }).refine(saysTags, { error: "bulk.nothing-asked" }),
]);
export type MakeBulkChange = z.output<typeof MakeBulkChange>;

export const UndoBulkChange = z.strictObject({ bulkChangeId: BulkChangeId });
export type UndoBulkChange = z.output<typeof UndoBulkChange>;
