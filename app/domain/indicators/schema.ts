import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { OrganisationId, SheetId } from "../kernel/ids.ts";
import { optionalText, orNull, Revision } from "../kernel/inputs.ts";
import { frequencies, IndicatorId, indicatorDirections, indicatorTypes } from "./types.ts";

/** A number as one writes it in French: « 1 234,5 », four decimals at most. */
const DecimalText = z
	.string()
	.trim()
	.max(30)
	.regex(/^[-−]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d{1,4})?$/, "indicator.not-a-number")
	.transform((text) =>
		Number(
			text
				.replace(/[ \u00a0\u202f]/g, "")
				.replace("−", "-")
				.replace(",", "."),
		),
	)
	.pipe(z.number().min(-1e12).max(1e12));

const fields = {
	label: z.string().trim().min(1).max(200),
	type: z.enum(indicatorTypes),
	unit: z.string().trim().min(1).max(40),
	direction: z.enum(indicatorDirections).default("up"),
	baselineValue: orNull(DecimalText),
	baselineOn: orNull(Day),
	targetValue: orNull(DecimalText),
	targetOn: orNull(Day),
	source: optionalText(300),
	producerId: orNull(OrganisationId),
	frequency: z.enum(frequencies).default("yearly"),
};

export const AddIndicator = z.strictObject({ sheetId: SheetId, ...fields });
export type AddIndicator = z.output<typeof AddIndicator>;

export const EditIndicator = z.strictObject({ sheetId: SheetId, indicatorId: IndicatorId, revision: Revision, ...fields });
export type EditIndicator = z.output<typeof EditIndicator>;

/** `seenOn` and `revision` name the value that the person had on screen, if any: replacing a value is never an accident. */
export const RecordMeasurement = z
	.strictObject({
		sheetId: SheetId,
		indicatorId: IndicatorId,
		measuredOn: Day,
		value: orNull(DecimalText),
		unavailableReason: optionalText(500),
		comment: optionalText(1_000),
		seenOn: orNull(Day),
		revision: z.number().int().default(0),
	})
	.refine(({ value, unavailableReason }) => value !== null || unavailableReason !== null, {
		error: "measurement.value-or-reason",
		path: ["value"],
	})
	.refine(({ value, unavailableReason }) => value === null || unavailableReason === null, {
		error: "measurement.value-and-reason",
		path: ["unavailableReason"],
	});
export type RecordMeasurement = z.output<typeof RecordMeasurement>;

/** The list's filters, as its address says them; whatever cannot be read filters nothing. */
export const IndicatorFilters = z.object({
	q: z.string().trim().max(100).catch("").default(""),
	axe: z.uuid().optional().catch(undefined),
	sans: z.literal("valeur").optional().catch(undefined),
	statut: z.enum(["reached", "not_reached"]).optional().catch(undefined),
	page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});
export type IndicatorFilters = z.output<typeof IndicatorFilters>;
