import { z } from "zod";
import { foundKinds } from "./types.ts";

export const maxQueryLength = 100;

/** A search, from the query string: what is too long is cut, what is not understood is left aside. */
export const SearchAsked = z.object({
	q: z
		.string()
		// a NUL, or half a character left by the cut, is no text for PostgreSQL
		.transform((q) =>
			q
				.replace(/\p{Cc}+/gu, " ")
				.trim()
				.slice(0, maxQueryLength)
				.toWellFormed()
				.trim(),
		)
		.catch(""),
	/** Empty: a few of each. */
	type: z.enum(["", ...foundKinds]).catch(""),
	page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type SearchAsked = z.infer<typeof SearchAsked>;
