import { z } from "zod";
import { IndicatorId } from "../indicators/types.ts";
import { type TableKey, tableKeys } from "./types.ts";

/** Of the address: anything odd is no filter. */
export const CountFilters = z.object({
	annee: z.coerce.number().int().min(2020).max(2100).optional().catch(undefined),
	periode: z.enum(["trimestre", "mois"]).default("trimestre").catch("trimestre"),
});
export type CountFilters = z.output<typeof CountFilters>;

/** Which of the published numbers: « need/housing/2026-T1 ». */
const PublishedCount = z
	.string()
	.regex(/^[a-z-]{1,20}\/[a-z0-9-]{1,30}\/20\d\d-(?:T[1-4]|0[1-9]|1[0-2])$/, "referral-count.none-chosen")
	.transform((text, check) => {
		const [table = "", line = "", period = ""] = text.split("/");
		if (!(tableKeys as string[]).includes(table)) {
			check.addIssue({ code: "custom", message: "referral-count.none-chosen" });
			return z.NEVER;
		}
		return { table: table as TableKey, line, period };
	});

/** `seenOf` and `revision` name the value that the person had on screen, if any: replacing one is never an accident. */
export const EnterCount = z.strictObject({
	count: PublishedCount,
	indicatorId: IndicatorId,
	seenOf: z.string().max(60).default(""),
	revision: z.number().int().default(0),
});
export type EnterCount = z.output<typeof EnterCount>;

/** What a value is told to be of, for the revision on screen. */
export const seenKey = (indicatorId: string, period: string): string => `${indicatorId} ${period}`;
