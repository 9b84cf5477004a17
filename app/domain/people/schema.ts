import { z } from "zod";

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
