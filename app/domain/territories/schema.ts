import { z } from "zod";
import { Slug } from "../kernel/slug.ts";
import { territoryKinds } from "./types.ts";

export const CreateTerritory = z.strictObject({
	slug: Slug,
	name: z.string().trim().min(1).max(120),
	shortName: z.string().trim().min(1).max(30).nullable().default(null),
	kind: z.enum(territoryKinds),
	departmentCode: z.string().max(3).nullable().default(null),
	departmentName: z.string().max(60).nullable().default(null),
	inseeCode: z.string().max(5).nullable().default(null),
	/** What the source documents do not say, shown as such. */
	sourceGaps: z.array(z.string()).default([]),
	isDemonstration: z.boolean().default(false),
});
export type CreateTerritory = z.input<typeof CreateTerritory>;
