import { z } from "zod";
import { territoryRoles } from "../kernel/actor.ts";
import { Day } from "../kernel/calendar.ts";
import { OrganisationId } from "../kernel/ids.ts";
import { Slug } from "../territories/schema.ts";
import { organisationKinds } from "./types.ts";

export const Email = z
	.email()
	.max(254)
	.transform((text) => text.toLowerCase());

export const SignIn = z.strictObject({
	email: Email,
	password: z.string().min(1).max(200),
	/** Where to go once signed in: an address of this site, or nothing. */
	suite: z
		.string()
		.regex(/^\/(?![/\\])[^\s\\]*$/)
		.optional()
		.catch(undefined),
});
export type SignIn = z.infer<typeof SignIn>;

export const AddOrganisation = z.strictObject({
	slug: Slug,
	name: z.string().trim().min(1).max(200),
	kind: z.enum(organisationKinds),
	note: z.string().trim().max(1000).nullable().default(null),
});
export type AddOrganisation = z.input<typeof AddOrganisation>;

export const AddMember = z.strictObject({
	email: Email,
	displayName: z.string().trim().min(1).max(120),
	organisationId: OrganisationId,
	role: z.enum(territoryRoles),
	jobTitle: z.string().trim().max(120).nullable().default(null),
	startsOn: Day,
	endsOn: Day.nullable().default(null),
});
export type AddMember = z.input<typeof AddMember>;
