import { z } from "zod";
import { secretBases } from "../kernel/actor.ts";
import { OrganisationId } from "../kernel/ids.ts";
import { optionalText, orNull } from "../kernel/inputs.ts";

/** What an organisation says of itself to those who write to it. */
export const SaveContact = z.strictObject({
	organisationId: OrganisationId,
	revision: z.number().int().min(0),
	contactEmail: orNull(
		z
			.email()
			.max(254)
			.transform((text) => text.toLowerCase()),
	),
	needsNote: optionalText(2_000),
	declinesNote: optionalText(2_000),
});
export type SaveContact = z.output<typeof SaveContact>;

/** The same with what the law makes of it. */
export const SaveOrganisation = SaveContact.extend({
	secretBasis: z.enum(secretBases),
	secretReference: optionalText(200),
	nirReference: orNull(z.string().trim().min(3).max(200)),
	isPublicBody: z.boolean().default(false),
});
export type SaveOrganisation = z.output<typeof SaveOrganisation>;

export const OrganisationListFilter = z.object({
	q: z.string().trim().max(100).optional().catch(undefined),
	/** Those alone that still want something. */
	manque: z.literal("oui").optional().catch(undefined),
	page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type OrganisationListFilter = z.infer<typeof OrganisationListFilter>;
