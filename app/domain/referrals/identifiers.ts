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
export const identifiersIn = (text: string): Identifier[] => patterns.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);

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
