/** Identifiers that do not belong in a text about a situation: each has its own field, or no place here at all. */
export type Identifier = "nir" | "iban" | "card" | "file-number" | "email" | "phone";

// Spaces and punctuation between digits hide nothing; each pattern is linear, over texts that the schemas bound.
const patterns: readonly [Identifier, RegExp][] = [
	["nir", /(?<!\d)[1-478](?:[ .]?\d){2}[ .]?\d[ .]?\d[ .]?(?:\d|2[ab])(?:[ .]?[\dab])(?:[ .]?\d){6}(?:[ .]?\d{2})?(?!\d)/i],
	["iban", /(?<![a-z\d])[a-z]{2}\d{2}(?: ?[a-z\d]){11,30}(?![a-z\d])/i],
	["card", /(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?!\d)/],
	["email", /[^\s@<>]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63})+/i],
	["phone", /(?<!\d)(?:\+33|0033|0)[ .-]?[1-9](?:[ .-]?\d{2}){4}(?!\d)/],
	["file-number", /(?<!\d)\d(?:[ .]?\d){6,}(?!\d)/],
];

/** The kinds of identifiers that a text holds, the gravest first. */
export function identifiersIn(text: string): Identifier[] {
	const spaced = text.replace(/[\t\n\r\u00a0\u2007\u2009\u202f]/g, " ");
	const found = patterns.filter(([, pattern]) => pattern.test(spaced)).map(([kind]) => kind);
	const isSpread = spaced.match(spread)?.some((run) => isNir(run.replace(/[ ./_-]/g, "")));
	return isSpread && !found.includes("nir") ? ["nir", ...found] : found;
}

/** Fifteen characters with anything between them: a number only if its key says so, since dates in a row look the same. */
const spread = /(?<!\d)[1-478](?:[ ./_-]{0,3}[\dab]){14}(?!\d)/gi;

/** Whether these are the fifteen characters of a registration number, its key included; both departments of Corsica have a letter. */
export function isNir(text: string): boolean {
	if (!/^[1-478]\d{2}(0[1-9]|1[0-2]|[2-9]\d)(2[AB]|\d{2})\d{6}\d{2}$/i.test(text)) return false;
	const number = Number(text.toUpperCase().slice(0, 13).replace("2A", "19").replace("2B", "18"));
	return 97 - (number % 97) === Number(text.slice(13));
}

const bare = (text: string) =>
	text
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^a-z\d]+/g, " ")
		.trim();

/** Whether a text names the person: their card has the place for it. One-letter names prove nothing. */
export function namesPerson(text: string, { lastName, firstName }: { lastName: string; firstName: string }): boolean {
	const words = ` ${bare(text)} `;
	return [lastName, firstName].map(bare).some((name) => name.length > 1 && words.includes(` ${name} `));
}

/** The form under which a name is compared: accents, case, hyphens and spaces do not tell two people apart. */
export const nameKey = ({ lastName, firstName }: { lastName: string; firstName: string }): string => `${bare(lastName)}|${bare(firstName)}`;
