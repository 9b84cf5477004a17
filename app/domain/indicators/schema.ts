import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { OrganisationId, SheetId } from "../kernel/ids.ts";
import { optionalText, orNull, Revision } from "../kernel/inputs.ts";
import { readDecimal, reviewDecisions } from "./rules.ts";
import {
	frequencies,
	IndicatorId,
	indicatorDirections,
	indicatorNatures,
	indicatorTypes,
	MeasurementId,
	MeasurementNotes,
} from "./types.ts";

const DecimalText = z
	.string()
	.trim()
	.max(30)
	.transform((text, check) => {
		const value = readDecimal(text);
		if (value === null) check.addIssue({ code: "custom", message: "indicator.not-a-number" });
		return value ?? z.NEVER;
	});

/** Levels one to a line, from the lowest. */
const ScaleText = z
	.string()
	.max(1_000)
	.default("")
	.transform((text) =>
		text
			.split("\n")
			.map((line) => line.trim())
			.filter(Boolean),
	)
	.pipe(z.array(z.string().max(80)).max(9, "indicator.scale-too-long"))
	.refine((levels) => new Set(levels.map((level) => level.toLowerCase())).size === levels.length, "indicator.scale-repeats");

/** One year to a line: « 2027 : 450 ». */
const YearlyTargetsText = z
	.string()
	.max(1_000)
	.default("")
	.transform((text, check) => {
		const targets: Record<string, number> = {};
		for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
			const [, year = "", amount = ""] = /^\s*(20\d\d)\s*[:;=\t]\s*(.+?)\s*$/.exec(line) ?? [];
			const value = readDecimal(amount);
			if (value === null || year in targets) check.addIssue({ code: "custom", message: "indicator.yearly-target" });
			else targets[year] = value;
		}
		return targets;
	});

/** Only addresses of the web: anything else could run when followed. */
const fields = {
	label: z.string().trim().min(1).max(200),
	type: z.enum(indicatorTypes),
	nature: z.enum(indicatorNatures).default("quantitative"),
	scale: ScaleText,
	unit: z.string().trim().min(1).max(40),
	direction: z.enum(indicatorDirections).default("up"),
	baselineValue: orNull(DecimalText),
	baselineOn: orNull(Day),
	targetValue: orNull(DecimalText),
	targetOn: orNull(Day),
	yearlyTargets: YearlyTargetsText,
	source: optionalText(300),
	producerId: orNull(OrganisationId),
	frequency: z.enum(frequencies).default("yearly"),
};

export const AddIndicator = z.strictObject({ sheetId: SheetId, ...fields });
export type AddIndicator = z.output<typeof AddIndicator>;

export const EditIndicator = z.strictObject({
	sheetId: SheetId,
	indicatorId: IndicatorId,
	revision: Revision,
	...fields,
	/** Why, when a target that the steering committee validated changes. */
	changeReason: optionalText(1_000),
});
export type EditIndicator = z.output<typeof EditIndicator>;

/** `seenOn` and `revision` name the value that the person had on screen, if any: replacing a value is never an accident. */
export const RecordMeasurement = z
	.strictObject({
		sheetId: SheetId,
		indicatorId: IndicatorId,
		measuredOn: Day,
		value: orNull(DecimalText),
		...MeasurementNotes,
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

/** Each is named with the revision that was on screen: « id:revision ». */
const SeenMeasurement = z
	.string()
	.regex(/^[0-9a-f-]{36}:\d{1,9}$/)
	.transform((text) => ({ id: MeasurementId.parse(text.slice(0, 36)), revision: Number(text.slice(37)) }));

export const ReviewMeasurements = z.strictObject({
	decision: z.enum(reviewDecisions),
	reason: orNull(z.string().trim().max(500)),
	measurements: z
		.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(SeenMeasurement).max(500))
		.refine((list) => list.length > 0, "measurement.none-chosen"),
});
export type ReviewMeasurements = z.output<typeof ReviewMeasurements>;

/** The list's filters, as its address says them; whatever cannot be read filters nothing. */
export const IndicatorFilters = z.object({
	q: z.string().trim().max(100).catch("").default(""),
	axe: z.uuid().optional().catch(undefined),
	sans: z.literal("valeur").optional().catch(undefined),
	statut: z.enum(["reached", "not_reached"]).optional().catch(undefined),
	page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});
export type IndicatorFilters = z.output<typeof IndicatorFilters>;
