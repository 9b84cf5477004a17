import type { Criterion } from "./types.ts";

/** What the law calls total, partial (half of the criteria at least) and none. */
export type Conformity = "total" | "partial" | "none";

export interface ConformityFigures {
	state: Conformity;
	applicable: number;
	conforming: number;
	failing: number;
	/** Nobody has looked yet. */
	unverified: number;
	/** Of those verified, in whole percents, rounded down; null when none is. */
	rate: number | null;
	/** Of all that apply, as if what nobody has looked at failed: what the state is drawn from. */
	rateAtLeast: number;
}

const standingOf = ({ holding }: Criterion) => {
	if (holding.by === "absence") return "absent";
	if (holding.by === "test") return "conforming"; // or the test fails, and with it the release
	if (!holding.checked) return "unverified";
	return holding.checked.isConforming ? "conforming" : "failing";
};

const percentOf = (part: number, whole: number) => Math.floor((part * 100) / whole);

/** What may be stated: never more than what was looked at. */
export function conformityOf(criteria: readonly Criterion[]): ConformityFigures {
	const count = (standing: string) => criteria.filter((criterion) => standingOf(criterion) === standing).length;
	const [conforming, failing, unverified] = [count("conforming"), count("failing"), count("unverified")];
	const applicable = conforming + failing + unverified;
	const rateAtLeast = applicable === 0 ? 0 : percentOf(conforming, applicable);
	const state = applicable > 0 && conforming === applicable ? "total" : rateAtLeast >= 50 ? "partial" : "none";
	const verified = conforming + failing;
	return { state, applicable, conforming, failing, unverified, rate: verified === 0 ? null : percentOf(conforming, verified), rateAtLeast };
}
