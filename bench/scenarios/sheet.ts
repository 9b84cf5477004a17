import pg from "pg";
import { bytesOf, fight, type Scenario } from "../bench.ts";
import { randomFrom } from "../data/random.ts";

/** One sheet with its place in the tree, its four indicators and their 32 values with authors. */
export const sheet: Scenario = {
	name: "sheet",
	async run(bench) {
		const client = new pg.Client({ connectionString: bench.databaseUrl });
		await client.connect();
		const { rows } = await client.query<{ territoryId: string; slug: string }>(
			`select territory_id as "territoryId", slug from action_sheet where slug ~ '^fiche-[0-9]{1,2}$' order by territory_id, slug`,
		);
		await client.end();
		const random = randomFrom(2);
		const slugs = Map.groupBy(rows, ({ territoryId }) => territoryId);
		const visits = Array.from({ length: 2_000 }, () => {
			const person = random.pick(bench.people.all);
			return { ...person, slug: random.pick(slugs.get(person.territoryId) ?? []).slug };
		});
		const product = visits.map(({ territorySlug, slug, cookie }) => ({ path: `/t/${territorySlug}/fiches/${slug}`, cookie }));
		const limit = visits.map(({ territoryId, slug }) => ({ path: `/sheet?territory=${territoryId}&slug=${slug}` }));
		const figures = await fight(bench, { limit: { requests: limit, status: 200 }, product: { requests: product, status: 200 } });
		return { sheet: { ...figures, ...(await bytesOf(bench, product[0] as { path: string })) } };
	},
};
