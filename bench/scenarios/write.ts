import pg from "pg";
import { fight, type Scenario } from "../bench.ts";
import { randomFrom } from "../data/random.ts";
import type { SignedInPerson } from "../people.ts";

const writesPerRound = 12_000;

/** One value of an indicator, with its journal row and its outbox event; each write is another indicator or another day. */
export const write: Scenario = {
	name: "write",
	async run(bench) {
		const client = new pg.Client({ connectionString: bench.databaseUrl });
		await client.connect();
		const { rows } = await client.query<{ id: string; territoryId: string; slug: string }>(
			`select i.id, i.territory_id as "territoryId", s.slug from indicator i join action_sheet s on s.id = i.sheet_id
			where s.slug ~ '^fiche-[0-9]{1,2}$' order by i.id`,
		);
		await client.end();
		const officers = Map.groupBy(bench.people.officers, ({ territoryId }) => territoryId);
		const random = randomFrom(3);
		for (let last = rows.length - 1; last > 0; last--) {
			const other = random.below(last + 1);
			[rows[last], rows[other]] = [rows[other] as (typeof rows)[number], rows[last] as (typeof rows)[number]];
		}
		const writes = Array.from({ length: writesPerRound * bench.settings.rounds }, (_, n) => {
			const indicator = rows[n % rows.length] as (typeof rows)[number];
			const author = random.pick(officers.get(indicator.territoryId) as SignedInPerson[]);
			return { ...indicator, author, day: 1 + Math.floor(n / rows.length), value: random.below(300) };
		});
		const dayOf = (month: string, day: number) => `2026-${month}-${String(day).padStart(2, "0")}`;
		const limit = writes.map(({ id, territoryId, author, day, value }) => ({
			path: `/write?${new URLSearchParams([territoryId, id, dayOf("07", day), String(value), author.personId].map((one, n) => [String(n), one]))}`,
			form: "",
		}));
		const product = writes.map(({ id, slug, author, day, value }) => ({
			path: `/t/${author.territorySlug}/fiches/${slug}/indicateurs/${id}/valeurs/nouvelle`,
			cookie: author.cookie,
			form: String(new URLSearchParams({ measuredOn: dayOf("08", day), value: String(value), revision: "0" })),
		}));
		const figures = await fight(bench, {
			limit: { requests: limit, isOnce: true, status: 204 },
			product: { requests: product, isOnce: true, status: 302 },
		});
		return { write: figures };
	},
};
