import { z } from "zod";

/** Readable part of an address: lower case, digits and single hyphens. */
export const Slug = z
	.string()
	.max(60)
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "invalid.slug");

/** The words of a text that an address can hold: « L'Œuvre de l'Île » → l, oeuvre, de, l, ile. */
export const slugWords = (text: string): string[] =>
	text
		.normalize("NFD")
		.replace(/\p{Diacritic}/gu, "")
		.toLowerCase()
		.replace(/œ/g, "oe")
		.replace(/æ/g, "ae")
		.split(/[^a-z0-9]+/)
		.filter(Boolean);
