import { z } from "zod";
import { territoryRoles } from "../kernel/actor.ts";
import { Day } from "../kernel/calendar.ts";
import { OrganisationId, PersonId } from "../kernel/ids.ts";
import { optionalText } from "../kernel/inputs.ts";
import { Slug } from "../kernel/slug.ts";
import { memberStates, organisationKinds } from "./types.ts";

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
		.max(500)
		.regex(/^\/(?![/\\])[^\s\\]*$/)
		.optional()
		.catch(undefined),
});
export type SignIn = z.infer<typeof SignIn>;

export const ForgottenPassword = z.strictObject({ email: Email });

/** Long enough to do without rules of composition; how guessable it is gets judged where the person's own words are known. */
const NewPassword = z.string("required").min(12, "password.too-short").max(200, "password.too-long");
const DisplayName = z.string().trim().min(1).max(120);

export const ResetPassword = z.strictObject({ newPassword: NewPassword });
/** For an account that has no password yet. */
export const RedeemInvitation = z.strictObject({ displayName: DisplayName, newPassword: NewPassword });
export const ChangePassword = z.strictObject({ currentPassword: z.string().min(1).max(200), newPassword: NewPassword });
export const RenameSelf = z.strictObject({ displayName: DisplayName });
export const CloseSession = z.strictObject({ sessionId: z.string().regex(/^[0-9a-f]{64}$/) });

const place = {
	organisationId: OrganisationId,
	role: z.enum(territoryRoles),
	jobTitle: optionalText(120),
};
export const InviteMember = z.strictObject({ email: Email, displayName: DisplayName, ...place });
export type InviteMember = z.infer<typeof InviteMember>;

/** `seen` is the place as it stood on the page: see `rules.placeStamp`. */
export const ChangeMembership = z.strictObject({ personId: PersonId, seen: z.string().max(300), ...place });
export type ChangeMembership = z.infer<typeof ChangeMembership>;

export const EndMembership = z.strictObject({ personId: PersonId, endsOn: Day });
export type EndMembership = z.infer<typeof EndMembership>;

/** A page of the list of members, from its address: anything odd is no filter. */
export const MemberFilter = z.object({
	q: z.string().trim().max(100).optional().catch(undefined),
	organisation: OrganisationId.optional().catch(undefined),
	role: z.enum(territoryRoles).optional().catch(undefined),
	etat: z.enum(memberStates).optional().catch(undefined),
	page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type MemberFilter = z.infer<typeof MemberFilter>;

export const AddOrganisation = z.strictObject({
	/** Made from the name when nobody chose it. */
	slug: Slug.optional(),
	name: z.string().trim().min(1).max(200),
	kind: z.enum(organisationKinds),
	note: optionalText(1_000),
});
export type AddOrganisation = z.input<typeof AddOrganisation>;

export const AddMember = z.strictObject({
	email: Email,
	displayName: DisplayName,
	...place,
	startsOn: Day,
	endsOn: Day.nullable().default(null),
	/** Whether the mail that lets them in is asked for. */
	isInvited: z.boolean().default(false),
});
export type AddMember = z.input<typeof AddMember>;
