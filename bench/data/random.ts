/** Chance that repeats itself: the same seed gives the same numbers, so two runs work on the same data. */
export interface Random {
	/** From 0 to `below` - 1. */
	below(below: number): number;
	pick<T>(from: readonly T[]): T;
	words(count: number): string;
	/** UUIDv7 in the order they are asked for, as the product's own. */
	id(): string;
}

const vocabulary =
	"accueil accompagner action aide aînés association autonomie besoin bénévole CCAS cohérence commune coopération département droits écoute enfance famille habitants information insertion inclusion jeunesse lieu logement maison médiation mobilité numérique parentalité partenaire permanence petite prévention proximité quartier relais repérage réseau santé service social solidarité territoire transport usagers ville".split(
		" ",
	);

export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	let issued = Date.UTC(2025, 0, 1);
	// mulberry32
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return (mixed ^ (mixed >>> 14)) >>> 0;
	};
	const below = (limit: number) => next() % limit;
	const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
	const hex = (digits: number) => next().toString(16).padStart(8, "0").slice(0, digits);
	return {
		below,
		pick,
		words: (count) => Array.from({ length: count }, () => pick(vocabulary)).join(" "),
		id() {
			issued += 1;
			const time = issued.toString(16).padStart(12, "0");
			return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(8)}${hex(4)}`;
		},
	};
}
