import { z } from "zod";

/** What the forms of several modules ask for. */

/** An empty field of a form is an absent value. */
export const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);

/** A text that may be left out; one made of blanks was. */
export const optionalText = (max: number) =>
	orNull(
		z
			.string()
			.trim()
			.max(max)
			.transform((text) => text || null),
	);

/** The revision that the person had on screen. */
export const Revision = z.number().int().min(1);

/** A link that opens in any browser, under https only. */
export const HttpsUrl = z
	.string()
	.trim()
	.max(500)
	.refine((text) => URL.parse(text)?.protocol === "https:" && text.startsWith("https://"), "invalid.https");
