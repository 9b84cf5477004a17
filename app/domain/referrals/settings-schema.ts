import { z } from "zod";
import { optionalText } from "../kernel/inputs.ts";

const between = (min: number, max: number) => z.number().int().min(min).max(max);

/** Every ceiling is the table's own: a test compares them. */
export const SaveSettings = z.strictObject({
	revision: z.number().int().min(0),
	childCellName: optionalText(200),
	childCellContact: optionalText(300),
	dpoName: optionalText(200),
	dpoContact: optionalText(300),
	immediateDays: between(1, 5),
	soonDays: between(1, 15),
	ordinaryDays: between(1, 30),
	expiryDays: between(10, 90),
	archiveAfterDays: between(1, 180),
	answeredMonths: between(1, 24),
	unansweredMonths: between(1, 24),
	attachmentMonths: between(1, 6),
	draftDays: between(1, 90),
	accessLogMonths: between(6, 36),
	countThreshold: between(11, 100),
});
export type SaveSettings = z.output<typeof SaveSettings>;
