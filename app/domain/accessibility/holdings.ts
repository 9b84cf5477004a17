import type { Criterion, Holding, Proof, Theme } from "./types.ts";

type Named = readonly [name: string, holding: Holding];

/** A theme of the RGAA: its criteria take their numbers from their order. */
export const theme = (number: number, name: string, ...criteria: readonly Named[]): Theme => ({
	number,
	name,
	criteria: criteria.map(([title, holding], index): Criterion => ({ number: `${number}.${index + 1}`, name: title, holding })),
});

const everyPage = {
	file: "tests/e2e/pages.test.ts",
	title: "of $account are accessible, within the screen, well formed, light and without scripts",
};
const test = (proof: Proof): Holding => ({ by: "test", proof });

/** Looked for by axe on every screen. */
export const axe = (...rules: string[]): Holding => test({ ...everyPage, rules });
/** Looked for by a script of ours on every screen. */
export const onEveryPage: Holding = test(everyPage);
/** Tried on the main pages. */
export const onMainPages = (title: string): Holding => test({ file: "tests/e2e/access.test.ts", title });
export const inTest = (file: string, title: string): Holding => test({ file, title });
/** Left to somebody's eyes and ears: what they found goes beside, with its day; until then nobody has looked. */
export const byHand = (look: string, checked: Extract<Holding, { by: "hand" }>["checked"] = null): Holding => ({
	by: "hand",
	look,
	checked,
});
export const without = (why: string): Holding => ({ by: "absence", why });
