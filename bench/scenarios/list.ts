import { bytesOf, fight, type Scenario } from "../bench.ts";
import { largeSlug } from "../data/load.ts";
import { randomFrom } from "../data/random.ts";
import type { SignedInPerson } from "../people.ts";

/** Fifty sheets of a territory; the same with the last value of each indicator; then a filter and a sort over the large territory. */
export const list: Scenario = {
	name: "list",
	async run(bench) {
		const random = randomFrom(1);
		const isLarge = ({ territorySlug }: SignedInPerson) => territorySlug === largeSlug;
		const visitors = Array.from({ length: 2_000 }, () => random.pick(bench.people.all.filter((person) => !isLarge(person))));
		const large = bench.people.all.filter(isLarge);
		const duel = (people: readonly SignedInPerson[], query: string, statement: string) => ({
			limit: { requests: people.map(({ territoryId }) => ({ path: `/${statement}?territory=${territoryId}` })), status: 200 },
			product: {
				requests: people.map(({ territorySlug, cookie }) => ({ path: `/t/${territorySlug}/fiches${query}`, cookie })),
				status: 200,
			},
		});
		const cases = {
			list: duel(visitors, "", "list"),
			"list, values": duel(visitors, "?colonnes=indicateurs", "list"),
			"list of 12,000, sorted": duel(large, "?statut=in_progress&tri=end&sens=desc", "sorted"),
		};
		const figures: Awaited<ReturnType<Scenario["run"]>> = {};
		for (const [name, asked] of Object.entries(cases)) {
			figures[name] = { ...(await fight(bench, asked)), ...(await bytesOf(bench, asked.product.requests[0] as { path: string })) };
		}
		return figures;
	},
};
