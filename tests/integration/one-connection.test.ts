import fc from "fast-check";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { type Db, inUnit, openDb, type Tx } from "#db/client.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { draw } from "#tests/support/fuzz/values.ts";

// Two territories through one connection: whatever the unit before did with it, whoever comes next is nobody else, nowhere else. LEAK_UNITS
// says how many units; ten thousand take a minute.

const units = Number(process.env.LEAK_UNITS ?? 1_000);
const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
let narrow: Db;
let side: pg.Client;
const actors: Actor[] = [];

beforeAll(async () => {
	for (const slug of ["ici", "la-bas"]) {
		const territory = await aTerritory(database.owner, now, slug);
		actors.push(await territory.person("agent", { role: "admin" }));
		await aSheet(territory, { slug: `fiche-${slug}`, title: `Fiche ${slug}` });
	}
	narrow = openDb("app", database.adminUrl, { maxConnections: 1 });
	side = new pg.Client({ connectionString: database.adminUrl });
	await side.connect();
});
afterAll(async () => {
	await narrow.close();
	await side.end();
});

/** What a unit may do before or instead of ending well. */
const ends = {
	well: async () => {},
	"with an error of ours": async () => {
		throw new Error("stopped");
	},
	"with an error of the database": (tx: Tx) => sql`select 1 / ${0}::int`.execute(tx),
	"refused by a wall": (tx: Tx) => sql`insert into territory (id, slug, name) values (gen_random_uuid(), 'x', 'x')`.execute(tx),
	"with several questions at once, one of them bad": (tx: Tx) =>
		Promise.all([sql`select 1`.execute(tx), sql`select no_such_thing()`.execute(tx), sql`select pg_sleep(0.001)`.execute(tx)]),
	cancelled: async (tx: Tx) => {
		const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
		const asleep = sql`select pg_sleep(5)`.execute(tx);
		setTimeout(() => void side.query("select pg_cancel_backend($1)", [rows[0]?.pid]), 5);
		await asleep;
	},
} satisfies Record<string, (tx: Tx) => Promise<unknown>>;
type End = keyof typeof ends;

const seen = (tx: Tx) =>
	sql<{
		person: string | null;
		territories: string[] | null;
		slugs: string[] | null;
	}>`select app_person() as person, app_territories() as territories,
		(select array_agg(slug order by slug) from action_sheet) as slugs`
		.execute(tx)
		.then(({ rows }) => rows[0]);

it("is never somebody else's, over units that end well, badly and not at all", async () => {
	const usual = fc.constantFrom<End>("well", "well", "well", "with an error of ours", "with an error of the database", "refused by a wall");
	const drawn = draw(
		fc.record({
			who: fc.constantFrom(0, 1, null),
			end: fc.oneof(
				{ weight: 60, arbitrary: usual },
				{ weight: 5, arbitrary: fc.constantFrom<End>("with several questions at once, one of them bad") },
				{ weight: 1, arbitrary: fc.constantFrom<End>("cancelled") },
			),
		}),
		units,
		"units",
	);
	const wrong: string[] = [];
	const counted = new Map<End, number>();
	await Promise.all(
		Array.from({ length: 20 }, async (_, lane) => {
			for (let at = lane; at < drawn.length; at += 20) {
				const { who, end } = drawn[at] as (typeof drawn)[number];
				const actor = who === null ? null : (actors[who] as Actor);
				const unit = { personId: actor?.personId ?? null, territoryIds: actor ? [actor.territoryId] : [], now };
				counted.set(end, (counted.get(end) ?? 0) + 1);
				let isOver = false;
				const outcome = await inUnit(narrow, unit, async (tx) => {
					const mine = await seen(tx as Tx);
					const expected = actor ? [`fiche-${actor.territorySlug}`] : null;
					if (mine?.person !== unit.personId || String(mine?.slugs ?? "") !== String(expected ?? ""))
						wrong.push(`${at} ${end}: ${JSON.stringify(mine)}`);
					await ends[end](tx as Tx);
					isOver = true;
				}).then(
					() => "well",
					() => "badly",
				);
				if ((outcome === "well") !== (end === "well") || isOver !== (end === "well")) wrong.push(`${at} ${end} ended ${outcome}`);
			}
		}),
	);
	expect(wrong).toEqual([]);
	for (const end of Object.keys(ends)) expect(counted.get(end as End), end).toBeGreaterThan(0);
	const left = await inUnit(narrow, { personId: null, territoryIds: [], now }, (tx) => seen(tx as Tx));
	expect(left).toEqual({ person: null, territories: null, slugs: null });
}, 300_000);
