import { z } from "zod";
import { idSchema } from "../kernel/ids.ts";
import { ImportId, importFields } from "./types.ts";

const seen = { importId: ImportId, revision: z.coerce.number().int() };
const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);
const tick = z
	.literal("on")
	.optional()
	.transform((value) => value === "on");
const lineNumber = z.coerce.number().int().min(1).max(20_200);

/** "guess" reads the titles of the columns again, on the tab and line given. */
export const MapImport = z.strictObject({
	...seen,
	intent: z.enum(["save", "guess"]),
	grid: z.coerce.number().int().min(0).max(19),
	headerLine: lineNumber,
	firstLine: lineNumber,
	columns: z
		.array(
			z
				.union([z.enum(importFields), z.literal("")])
				.optional()
				.transform((field) => field ?? ""),
		)
		.max(200)
		.default([]),
	programmeId: orNull(idSchema("Programme")),
	objectiveId: orNull(idSchema("Objective")),
	createsPlaces: tick,
	keepsUnknown: tick,
});
export type MapImport = z.output<typeof MapImport>;

/** A step on an import as it stood on screen. */
export const ImportStep = z.strictObject({ ...seen, intent: z.enum(["request", "undo", "discard"]) });
export type ImportStep = z.output<typeof ImportStep>;
export type SeenImport = Omit<ImportStep, "intent">;
