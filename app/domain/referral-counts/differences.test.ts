import fc from "fast-check";
import { expect, test } from "vitest";
import { afterTheYear, monthDay, requests } from "#tests/support/count-rows.ts";
import { attack, type Equation, type Publication } from "#tests/support/difference-attack.ts";
import { declineReasons, needs, noSolutionReasons } from "../referrals/types.ts";
import { publishYear } from "./publish.ts";
import { tally } from "./tally.ts";
import { type CountRow, ends, type PublishedYear } from "./types.ts";

/** Weights so uneven that one line may hold nearly everything, and another hold one. */
const weights = (length: number) =>
	fc.array(
		fc.integer({ min: 0, max: 9 }).map((power) => 2 ** power - 1),
		{ minLength: length, maxLength: length },
	);

/** How unevenly requests fall. */
const anyDraw = fc.record({
	seed: fc.integer({ min: 1, max: 2 ** 31 - 2 }),
	needs: weights(needs.length),
	months: weights(12),
	ends: weights(ends.length),
	reasons: weights(declineReasons.length),
	motives: weights(noSolutionReasons.length),
	days: weights(6),
});
type Draw = typeof anyDraw extends fc.Arbitrary<infer Value> ? Value : never;

/** Requests drawn by those weights, with a generator of numbers that the seed fixes. */
function drawRequests(draw: Draw, size: number): CountRow[] {
	let state = draw.seed;
	const random = () => {
		state = (state * 48_271) % 2_147_483_647;
		return state / 2_147_483_647;
	};
	const pick = <T>(values: readonly T[], each: readonly number[]): T => {
		let left = random() * each.reduce((sum, one) => sum + one, 0);
		const index = each.findIndex((one) => {
			left -= one;
			return left < 0;
		});
		return values[Math.max(index, 0)] as T;
	};
	return Array.from({ length: size }, () => {
		const end = pick(ends, draw.ends);
		const isState = end === "relayed" || end === "declined" || end === "expired" || end === "cancelled";
		return requests({
			month: monthDay(pick([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], draw.months)),
			need: pick(needs, draw.needs),
			answerDays: pick([0, 2, 6, 20, 45, null], draw.days),
			...(end === "open" ? {} : isState ? { state: end } : { state: "closed", outcome: end }),
			declineReason: end === "declined" ? pick(declineReasons, draw.reasons) : null,
			noSolutionReason: end === "no-solution" ? pick(noSolutionReasons, draw.motives) : null,
		});
	});
}

const nameOf = (table: string, code: string, period: string) => `${table} ${code} ${period}`;

const saysSomething = ({ tables }: PublishedYear, period: string): boolean =>
	tables.some(({ lines, total }) => [total, ...lines.map(({ counts }) => counts)].some((counts) => typeof counts[period] === "number"));

/**
 * All that the tables say, as a reader finds it: each line of each table, and what the sums of the tables mean. Months of which no table
 * says anything are left out: however their quarter is shared among them, everything published agrees.
 */
function publicationOf(published: PublishedYear): Publication {
	const numbers = new Map<string, number | null>();
	const equations: Equation[] = [];
	const sum = (whole: string, parts: readonly string[]) =>
		equations.push({ terms: [[whole, 1], ...parts.map((part) => [part, -1] as const)] });
	const kept = published.quarters
		.filter(({ detail }) => detail !== "waiting")
		.map(({ key, months }) => ({ key, months: months.filter((month) => saysSomething(published, month)) }));
	const isKept = (period: string) => kept.some(({ key, months }) => key === period || months.includes(period));
	for (const { key, lines, total, isQuarterly } of published.tables) {
		for (const line of [...lines, { code: "total", counts: total }]) {
			for (const [period, count] of Object.entries(line.counts)) if (isKept(period)) numbers.set(nameOf(key, line.code, period), count);
			for (const quarter of kept)
				if (!isQuarterly && quarter.months.length > 0)
					sum(
						nameOf(key, line.code, quarter.key),
						quarter.months.map((month) => nameOf(key, line.code, month)),
					);
		}
		for (const period of Object.keys(total).filter(isKept))
			sum(
				nameOf(key, "total", period),
				lines.map(({ code }) => nameOf(key, code, period)),
			);
	}
	for (const { key: quarter, months } of kept) {
		for (const period of [quarter, ...months]) {
			sum(nameOf("need", "total", period), [nameOf("delay", "total", period)]);
			sum(nameOf("need", "total", period), [nameOf("outcome", "total", period)]);
			sum(nameOf("outcome", "declined", period), [nameOf("decline", "total", period)]);
			sum(nameOf("outcome", "no-solution", period), [nameOf("no-solution", "total", period)]);
		}
		sum(nameOf("no-solution", "total", quarter), [nameOf("unmet-need", "total", quarter)]);
		// a need without a solution is one of the requests about it; the others are printed nowhere, and may be few as well
		for (const need of needs)
			sum(nameOf("need", need, quarter), [nameOf("unmet-need", need, quarter), nameOf("other-than-unmet", need, quarter)]);
	}
	return { numbers, equations };
}

/** What the tables would say if nothing were hidden, and of what they imply. */
function truthOf(rows: readonly CountRow[], published: PublishedYear): Map<string, number> {
	const counts = tally(rows);
	const truth = new Map<string, number>();
	const periods = published.quarters
		.filter(({ detail }) => detail !== "waiting")
		.flatMap(({ key, months }) => [key, ...months.filter((month) => saysSomething(published, month))]);
	for (const period of periods)
		for (const { key, lines } of published.tables) {
			if (key === "unmet-need" && !period.includes("T")) continue;
			const breakdown = key === "need" || key === "delay" ? key : "end";
			const prefix = key === "decline" ? "declined/" : key === "no-solution" ? "no-solution/" : "";
			for (const { code } of lines)
				truth.set(
					nameOf(key, code, period),
					key === "unmet-need" ? counts.unmet(code, period) : counts.of(breakdown, prefix + code, period),
				);
			const parent = key === "decline" ? "declined" : key === "no-solution" || key === "unmet-need" ? "no-solution" : "";
			truth.set(nameOf(key, "total", period), counts.of(parent ? "end" : "need", parent, period));
			if (key === "unmet-need")
				for (const need of needs)
					truth.set(nameOf("other-than-unmet", need, period), counts.of("need", need, period) - counts.unmet(need, period));
		}
	return truth;
}

/** Attacks what is published; says what is wrong with it, if anything is. */
function faultsOf(rows: readonly CountRow[], published: PublishedYear): string[] {
	const publication = publicationOf(published);
	const truth = truthOf(rows, published);
	const faults: string[] = [];
	for (const [name, count] of publication.numbers) {
		if (count !== null && count < published.threshold) faults.push(`${name} shows ${count}`);
		if (count !== null && count !== truth.get(name)) faults.push(`${name} shows ${count}, not ${truth.get(name)}`);
	}
	for (const { key, lines, total } of published.tables)
		for (const { code, counts } of lines)
			for (const [period, count] of Object.entries(counts)) {
				const isOfAll =
					count !== null && (count === total[period] || (key === "unmet-need" && count === truth.get(nameOf("need", code, period))));
				if (isOfAll) faults.push(`${nameOf(key, code, period)} is true of everyone it could be`);
			}
	const small = new Set([...truth].filter(([, count]) => count < published.threshold).map(([name]) => name));
	const found = attack(publication, small, published.threshold);
	for (const name of small) {
		const known = found.get(name);
		if (known === undefined || known.greatest < published.threshold - 1e-6) {
			faults.push(`${name} (${truth.get(name)}) is known to be at most ${known?.greatest}`);
			continue;
		}
		if (known.greatest === Number.POSITIVE_INFINITY) continue;
		// not in the solver's fractions only: whole numbers that agree with everything published
		const at = (term: string) => publication.numbers.get(term) ?? Math.round(known.table.get(term) ?? truth.get(term) ?? 0);
		const isWhole = [...known.table.values()].every((value) => Math.abs(value - Math.round(value)) < 1e-6 && value > -1e-6);
		const agrees = publication.equations
			.filter(({ terms }) => terms.some(([term]) => known.table.has(term)))
			.every(({ terms }) => terms.reduce((sum, [term, sign]) => sum + sign * at(term), 0) === 0);
		if (!isWhole || !agrees) faults.push(`${name} reaches the threshold in no whole table`);
	}
	return faults;
}

test.for([200, 1_000, 4_000])(
	"nobody computes back a count under eleven from what is published of %i random referrals",
	{ timeout: 30_000 },
	(size) => {
		fc.assert(
			fc.property(anyDraw, (draw) => {
				const rows = drawRequests(draw, size);
				const faults = faultsOf(rows, publishYear(rows, 2026, 11, afterTheYear));
				if (faults.length > 0) throw new Error(faults.slice(0, 5).join("\n"));
			}),
			{ numRuns: size === 200 ? 60 : 15, seed: 20_261_126, endOnFailure: true },
		);
	},
);

test("the attack has teeth: it computes back the counts of tables that hide the small ones and nothing more", { timeout: 30_000 }, () => {
	const draws = fc.sample(anyDraw, { numRuns: 20, seed: 20_261_126 });
	const broken = draws.filter((draw) => {
		const rows = drawRequests(draw, 1_000);
		const published = publishYear(rows, 2026, 11, afterTheYear);
		const truth = truthOf(rows, published);
		for (const { key, lines, total } of published.tables)
			for (const { code, counts } of [...lines, { code: "total", counts: total }])
				for (const period of Object.keys(counts)) {
					const count = truth.get(nameOf(key, code, period)) ?? 0;
					counts[period] = count < published.threshold ? null : count;
				}
		return faultsOf(rows, published).length > 0;
	});
	expect(broken.length).toBeGreaterThan(15);
});
