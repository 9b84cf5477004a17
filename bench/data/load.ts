import { once } from "node:events";
import type { Connection } from "pg";
import pg from "pg";
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
		const copy = new CopyFrom(`copy ${table} (${columns.join(", ")}) from stdin`, linesOf(list, columns));
		client.query(copy);
		await copy.ended;
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

/** COPY … FROM STDIN with what `pg` has and keeps to itself; one chunk after the other, as fast as the server takes them. */
class CopyFrom {
	readonly ended: Promise<void>;
	#settle = { resolve: () => {}, reject: (_: Error) => {} };
	readonly #text: string;
	readonly #chunks: Iterable<string>;

	constructor(text: string, chunks: Iterable<string>) {
		this.#text = text;
		this.#chunks = chunks;
		this.ended = new Promise((resolve, reject) => {
			this.#settle = { resolve, reject };
		});
	}
	submit(connection: Connection) {
		connection.query(this.#text);
	}
	async handleCopyInResponse(connection: Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }) {
		const { stream } = connection as unknown as { stream: NodeJS.WritableStream & { writableNeedDrain: boolean } };
		for (const chunk of this.#chunks) {
			connection.sendCopyFromChunk(Buffer.from(chunk));
			if (stream.writableNeedDrain) await once(stream, "drain");
		}
		connection.endCopyFrom();
	}
	handleError(error: Error) {
		this.#settle.reject(error);
	}
	handleReadyForQuery() {
		this.#settle.resolve();
	}
	handleCommandComplete() {}
	handleRowDescription() {}
	handleDataRow() {}
	handlePortalSuspended() {}
	handleEmptyQuery() {}
}
