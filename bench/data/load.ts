import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { randomFrom } from "./random.ts";
import { type Rows, type TerritoryPlan, territoryRows } from "./territory.ts";

export interface Volume {
	territories: number;
	/** Sheets of the one large territory. */
	largeSheets: number;
}

export const largeSlug = "bench-grand";
const sheetsPerTerritory = 60;
const seed = 20261122;

/** Fills a migrated database: always the same rows for the same volume. */
export async function loadBench(adminUrl: string, { territories, largeSheets }: Volume): Promise<void> {
	const client = new pg.Client({ connectionString: adminUrl });
	await client.connect();
	try {
		// the generator is right about its keys: checking a million of them again takes longer than writing them
		await client.query("set session_replication_role = replica; set synchronous_commit = off");
		const random = randomFrom(seed);
		const plans: TerritoryPlan[] = [
			{ slug: largeSlug, name: "Grand territoire", sheetCount: largeSheets },
			...Array.from({ length: territories - 1 }, (_, n) => ({
				slug: `bench-${n + 1}`,
				name: `Territoire ${n + 1}`,
				sheetCount: sheetsPerTerritory,
			})),
		];
		for (const plan of plans) await copyRows(client, territoryRows(random, plan));
		await client.query("vacuum analyze");
	} finally {
		await client.end();
	}
}

/** Adds rows, table by table. */
export async function copyRows(client: pg.Client, rows: Rows): Promise<void> {
	for (const [table, list] of rows) {
		const columns = Object.keys(list[0] ?? {});
		await pipeline(Readable.from(linesOf(list, columns)), client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`)));
	}
}

function* linesOf(list: Record<string, unknown>[], columns: string[]): Generator<string> {
	for (let from = 0; from < list.length; from += 1_000) {
		const lines = list.slice(from, from + 1_000).map((row) => columns.map((column) => cellOf(row[column])).join("\t"));
		yield `${lines.join("\n")}\n`;
	}
}

function cellOf(value: unknown): string {
	if (value === null || value === undefined) return "\\N";
	if (Array.isArray(value)) return `{${value.map((item) => `"${item}"`).join(",")}}`;
	return String(value);
}
