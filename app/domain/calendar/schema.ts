import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { idSchema, OrganisationId, PersonId } from "../kernel/ids.ts";
import { Slug } from "../kernel/slug.ts";
import type { CalendarKind } from "./types.ts";

export const calendarViews = ["liste", "mois", "frise"] as const;
export type CalendarView = (typeof calendarViews)[number];

/** What the address calls each kind of entry. */
export const kindOfNature = {
	reunion: "meeting",
	jalon: "milestone",
	fin: "sheet-end",
	valeur: "value-due",
} as const satisfies Record<string, CalendarKind>;
export const natures = Object.keys(kindOfNature) as (keyof typeof kindOfNature)[];

/** The state of the three views, as their address says it; what makes no sense there counts as absent. */
export const CalendarFilters = z.object({
	vue: z.enum(calendarViews).default("liste").catch("liste"),
	/** YYYY-MM */
	mois: z
		.string()
		.regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/)
		.optional()
		.catch(undefined),
	/** A single day of the list. */
	jour: Day.optional().catch(undefined),
	/** Slug of a committee. */
	comite: Slug.optional().catch(undefined),
	organisation: OrganisationId.optional().catch(undefined),
	/** "moi": whoever reads. */
	personne: z
		.union([z.literal("moi"), PersonId])
		.optional()
		.catch(undefined),
	nature: z.enum(natures).optional().catch(undefined),
	/** Of the timeline alone, which shows one axis at a time. */
	axe: idSchema("Axis").optional().catch(undefined),
	page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});
export type CalendarFilters = z.output<typeof CalendarFilters>;
