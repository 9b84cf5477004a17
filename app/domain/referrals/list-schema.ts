import { z } from "zod";
import { OrganisationId } from "../kernel/ids.ts";
import { needs } from "./types.ts";

export const listGroups = ["a-traiter", "en-attente", "sans-nouvelles", "brouillons", "terminees"] as const;
/** The groups of the worklist, by their name in the address. */
export type ListGroup = (typeof listGroups)[number];

export const directions = ["recues", "envoyees"] as const;
export type Direction = (typeof directions)[number];

/** The worklist's filters, from the query string: what is not understood is left aside. */
export const ListFilters = z.object({
	liste: z.enum(listGroups).catch("a-traiter"),
	besoin: z.enum(["", ...needs]).catch(""),
	/** The other organisation. */
	organisation: OrganisationId.or(z.literal("")).catch(""),
	sens: z.enum(["", ...directions]).catch(""),
	/** "1": only what the reader follows. */
	moi: z.enum(["", "1"]).catch(""),
	page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type ListFilters = z.output<typeof ListFilters>;

/** Finds one's own referrals again by the exact name of the person; it is posted, so that no address holds it. */
export const FindByName = z.strictObject({
	lastName: z.string().trim().min(1).max(80),
	firstName: z.string().trim().min(1).max(80),
});
export type FindByName = z.output<typeof FindByName>;
