import type { Part } from "#app/domain/referrals/types.ts";

/** « le CCAS, la CAF et la Mission locale » */
export const listed = (names: readonly string[]): string =>
	names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} et ${names.at(-1)}`;

export const givenByLabels = { person: "La personne elle-même", representative: "Son représentant" } as const;

/** What each part holds, in the words of the notice. */
export const partWords: Record<Part, string> = {
	card: "vos coordonnées\u00a0: votre nom, comment vous joindre, vos disponibilités",
	account: "votre situation\u00a0: ce que vous demandez et ce qui a déjà été fait",
	nir: "votre numéro de sécurité sociale",
};

/** The same, easy to read. */
export const easyPartWords: Record<Part, string> = {
	card: "Mon nom et mon téléphone.",
	account: "Ma situation et ma demande.",
	nir: "Mon numéro de sécurité sociale.",
};
