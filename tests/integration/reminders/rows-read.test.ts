import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { claimOf } from "#app/domain/reminders/claim.server.ts";
import { watchesOf } from "#app/domain/reminders/rhythms.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-23T06:00:00Z");
const today = "2026-11-23" as Day;
const dueToday = 20;

let here: BuiltTerritory;
let elsewhere: BuiltTerritory;
beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	elsewhere = await aTerritory(database.owner, now, "ailleurs");
	await watch(here, dueToday, "2026-11-30");
	await watch(here, 2_000, "2027-03-01");
	await watch(elsewhere, 2_000, "2026-11-30");
});

const places = new Map<BuiltTerritory, { owner: Actor; sheetId: string }>();

/** Dates that all fall on one day. */
async function watch(territory: BuiltTerritory, count: number, dueOn: string): Promise<void> {
	const place = places.get(territory) ?? { owner: await territory.person("pilote"), sheetId: await aSheet(territory) };
	places.set(territory, place);
	await database.asAdmin(
		`insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id)
		select gen_random_uuid(), $1, $2, 'Étape ' || n, $3, $4 from generate_series(1, $5::int) n`,
		[territory.territoryId, place.sheetId, dueOn, place.owner.personId, count],
	);
	await database.asAdmin("analyze milestone");
}

interface Node {
	"Node Type": string;
	"Relation Name"?: string;
	"Index Name"?: string;
	"Actual Rows"?: number;
	"Actual Loops"?: number;
	"Rows Removed by Filter"?: number;
	"Rows Removed by Index Recheck"?: number;
	Plans?: Node[];
}
const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** What claiming the milestones of a day would read, told by PostgreSQL; nothing is kept. */
async function claim(): Promise<{ read: number; passes: Node[] }> {
	const ctx = { db: database.worker, now, territoryId: here.territoryId };
	const [milestones] = watchesOf([]).filter(({ kind }) => kind === "milestone");
	let plan: Node | undefined;
	const undo = new Error("undone");
	await inTransaction(ctx, async (tx) => {
		const statement = claimOf(ctx, here.territoryId, milestones as NonNullable<typeof milestones>, [today], 10_000);
		const { rows } = await sql<{ "QUERY PLAN": [{ Plan: Node }] | string }>`explain (analyze, format json) ${statement}`.execute(tx);
		const told = Object.values(rows[0] ?? {})[0] as string | [{ Plan: Node }];
		plan = (typeof told === "string" ? (JSON.parse(told) as [{ Plan: Node }]) : told)[0].Plan;
		throw undo;
	}).catch((error) => {
		if (error !== undo) throw error;
	});
	const run = nodesOf(plan as Node).filter((node) => (node["Actual Loops"] ?? 0) > 0);
	const readBy = (node: Node) =>
		((node["Actual Rows"] ?? 0) + (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0)) *
		(node["Actual Loops"] ?? 0);
	return {
		read: run.filter((node) => node["Relation Name"] !== undefined).reduce((sum, node) => sum + readBy(node), 0),
		passes: run.filter((node) => node["Index Name"]?.startsWith("milestone")),
	};
}

it("finds what is due in one pass of the index of dates, and reads no other date", async () => {
	const { passes } = await claim();
	expect(passes).toMatchObject([{ "Index Name": "milestone_watched", "Actual Loops": 1, "Actual Rows": dueToday }]);
});

it("reads no more when ten times as many dates are not due, here, or are due in another territory", async () => {
	const before = await claim();
	await watch(here, 20_000, "2027-04-01");
	await watch(elsewhere, 20_000, "2026-11-30");
	const after = await claim();
	expect(after.passes).toMatchObject([{ "Index Name": "milestone_watched", "Actual Loops": 1, "Actual Rows": dueToday }]);
	expect(after.read).toBeLessThanOrEqual(before.read);
});
