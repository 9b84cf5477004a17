import pg from "pg";
import { connectionAs } from "#db/roles.ts";
import type { SignedInPerson } from "./people.ts";
import type { Served } from "./serve.ts";
import type { Sent } from "./servers/statements.ts";

interface Node {
	"Node Type": string;
	"Relation Name"?: string;
	Filter?: string;
	"Actual Rows": number;
	"Actual Loops": number;
	"Rows Removed by Filter"?: number;
	"Rows Removed by Index Recheck"?: number;
	"Shared Hit Blocks": number;
	"Shared Read Blocks": number;
	Plans?: Node[];
}

/** What a page costs PostgreSQL, whatever the machine. */
export interface Read {
	rowsRead: number;
	/** Pages of eight kilobytes. */
	buffers: number;
	/** Readings of a table of many rows from one end to the other. */
	wholeTables: number;
	/** Readings that ask a wall's function again for each row, rather than once for the statement (InitPlan) or once to enter the index. */
	perRowWalls: number;
}

/** A table that a whole reading of does not matter: it does not grow with the territories' work. */
const fewRows = 1_000;
/** Functions of walls that look something up; those that only read a setting are folded into the statement. */
const wall = /\bapp_\w+\(/;

/**
 * What the statements of one page read, by EXPLAIN (ANALYZE, BUFFERS): as the web's own role, in the units of work that the page opened,
 * with the plan that a prepared statement comes to.
 */
export async function explainPage(databaseUrl: string, sent: readonly Sent[]): Promise<Read> {
	const read: Read = { rowsRead: 0, buffers: 0, wholeTables: 0, perRowWalls: 0 };
	for (const statements of Map.groupBy(sent, ({ connection }) => connection).values()) {
		const client = new pg.Client(connectionAs("app", databaseUrl));
		await client.connect();
		await client.query("set plan_cache_mode = force_generic_plan");
		try {
			for (const { text, values } of statements) {
				if (/^(begin|commit|rollback|savepoint|release)\b/.test(text)) await client.query(text);
				else add(read, await planOf(client, text, values));
			}
		} finally {
			await client.end();
		}
	}
	return read;
}

async function planOf(client: pg.Client, text: string, values: (string | null)[]): Promise<Node> {
	const given = values.map((value) => (value === null ? "null" : pg.escapeLiteral(value))).join(", ");
	await client.query(`prepare asked as ${text}`);
	const { rows } = await client.query(`explain (analyze, buffers, timing off, format json) execute asked${given && `(${given})`}`);
	await client.query("deallocate asked");
	return rows[0]["QUERY PLAN"][0].Plan;
}

function add(read: Read, plan: Node): void {
	read.buffers += plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
	for (const node of nodesOf(plan)) {
		if (node["Relation Name"] === undefined || node["Actual Loops"] === 0) continue;
		const lookedAt =
			(node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0)) * node["Actual Loops"];
		read.rowsRead += lookedAt;
		if (node["Node Type"] === "Seq Scan" && lookedAt / node["Actual Loops"] > fewRows) read.wholeTables += 1;
		if (wall.test(node.Filter ?? "")) read.perRowWalls += 1;
	}
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** The statements of a page that was asked for before: what a process learns once is not the page's. */
export async function statementsOf({ child, origin }: Served, path: string, { cookie }: SignedInPerson): Promise<Sent[]> {
	const visit = async () => {
		const answer = await fetch(new URL(path, origin), { headers: { cookie } });
		await answer.text();
		if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
	};
	await visit();
	await child.ask("record");
	await visit();
	return child.ask<Sent[]>("recorded");
}
