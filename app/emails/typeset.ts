const months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
const monthOfDay = new RegExp(`(\\d|1er) (?=(?:${months})\\b)`, "gu");

/** French habits of print: what belongs together stays on one line, apostrophes are curved. */
export const typeset = (text: string): string =>
	text
		.replace(/ (?=[:;?!»%€](?:\s|$))/gu, "\u00a0")
		.replace(/« /gu, "«\u00a0")
		.replace(monthOfDay, "$1\u00a0")
		.replace(/(?<=\p{L})'(?=\p{L})/gu, "’");
