import { type Bench, type Figures, load, median, type Scenario } from "../bench.ts";
import type { Measured } from "../client.ts";
import { freshDatabase } from "../data/database.ts";
import { largeSlug } from "../data/load.ts";
import { randomFrom } from "../data/random.ts";
import { type SignedInPerson, signInMany } from "../people.ts";
import { explainPage, type Read, statementsOf } from "../plans.ts";
import { type Served, serveProduct } from "../serve.ts";

interface Size {
	territories: number;
	databaseUrl: string;
	people: readonly SignedInPerson[];
	product: Served;
}
const pages: Record<string, (visitor: SignedInPerson, random: { below(n: number): number }) => string> = {
	list: ({ territorySlug }) => `/t/${territorySlug}/fiches?colonnes=indicateurs`,
	sheet: ({ territorySlug }, random) => `/t/${territorySlug}/fiches/fiche-${random.below(60)}`,
	duties: () => "/",
};

/**
 * The same pages of products that hold few and many territories, side by side and in turn, and a territory of many sheets beside those
 * of sixty. Then, for one person of one same territory, what the statements of each page read.
 */
export const growth: Scenario = {
	name: "growth",
	async run(bench) {
		const sizes: Size[] = [];
		try {
			for (const territories of bench.settings.growth) sizes.push(await open(bench, territories));
			const figures: Record<string, Figures> = {};
			for (const [name, addressOf] of Object.entries(pages)) {
				bench.say(`  ${name} at ${bench.settings.growth.join(", ")} territories`);
				figures[`growth, ${name}`] = { ...(await compare(bench, sizes, addressOf)), ...(await explainAll(sizes, addressOf)) };
			}
			figures["growth, sheets of one territory"] = await compareTerritories(bench, sizes.at(-1) as Size);
			return figures;
		} finally {
			for (const { product } of sizes) await product.child.stop();
		}
	},
};

async function open({ adminUrl, dataDir, settings, say }: Bench, territories: number): Promise<Size> {
	const volume = { territories, largeSheets: settings.largeSheets };
	const databaseUrl = await freshDatabase(adminUrl, volume, say, `bench_growth_${territories}`);
	const { all: people } = await signInMany(databaseUrl, 1);
	return { territories, databaseUrl, people, product: await serveProduct({ databaseUrl, dataDir }) };
}

const isLarge = ({ territorySlug }: SignedInPerson) => territorySlug === largeSlug;
const smallOf = ({ people }: Size) => people.filter((person) => !isLarge(person));

async function compare(bench: Bench, sizes: readonly Size[], addressOf: (typeof pages)[string]): Promise<Figures> {
	const random = randomFrom(5);
	const results = await measureInTurn(
		bench,
		sizes.map((size) => ({
			origin: size.product.origin,
			requests: Array.from({ length: 1_000 }, () => random.pick(smallOf(size))).map((visitor) => ({
				path: addressOf(visitor, random),
				cookie: visitor.cookie,
			})),
		})),
	);
	const bySize = sizes.map(({ territories }, n) => [`p95At${territories}`, results[n]?.p95 ?? Number.NaN]);
	return { ...Object.fromEntries(bySize), p95Ratio: (results.at(-1)?.p95 ?? Number.NaN) / (results[0]?.p95 ?? Number.NaN) };
}

/** The first fifty of a territory's sheets, whether it has sixty or many more. */
async function compareTerritories(bench: Bench, size: Size): Promise<Figures> {
	const of = (people: readonly SignedInPerson[]) => ({
		origin: size.product.origin,
		requests: people.map(({ territorySlug, cookie }) => ({ path: `/t/${territorySlug}/fiches?colonnes=indicateurs`, cookie })),
	});
	const [few, many] = (await measureInTurn(bench, [of(smallOf(size)), of(size.people.filter(isLarge))])) as [Measured, Measured];
	return { p95Few: few.p95, p95Many: many.p95, p95Ratio: many.p95 / few.p95 };
}

async function measureInTurn(bench: Bench, sides: { origin: string; requests: { path: string; cookie: string }[] }[]): Promise<Measured[]> {
	const { rounds, seconds, warmUp } = bench.settings;
	const results: Measured[][] = sides.map(() => []);
	for (const side of sides) await load(bench, { ...side, status: 200, seconds: 0, atLeast: Math.ceil(warmUp / 2) });
	for (let round = 0; round < rounds; round++) {
		for (const [n, side] of sides.entries()) results[n]?.push(await load(bench, { ...side, status: 200, seconds }));
	}
	return results.map(median);
}

/** One person of a territory that every database has, with the same rows. */
async function explainAll(sizes: readonly Size[], addressOf: (typeof pages)[string]): Promise<Figures> {
	const figures: Figures = {};
	const all: Read[] = [];
	for (const { territories, databaseUrl, people, product } of sizes) {
		const visitor = people.find(({ territorySlug }) => territorySlug === "bench-1") as SignedInPerson;
		const statements = await statementsOf(product, addressOf(visitor, { below: () => 1 }), visitor);
		const read = await explainPage(databaseUrl, statements);
		all.push(read);
		figures[`rowsReadAt${territories}`] = read.rowsRead;
		figures[`buffersAt${territories}`] = read.buffers;
	}
	const last = all.at(-1) as Read;
	// beside the size before: from few territories to many the planner takes to other plans, once
	const before = all.at(-2) ?? last;
	return {
		...figures,
		rowsReadRatio: last.rowsRead / before.rowsRead,
		wholeTables: last.wholeTables,
		perRowWalls: last.perRowWalls,
	};
}
