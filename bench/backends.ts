import { readFile } from "node:fs/promises";
import pg from "pg";

const ticksPerSecond = 100; // of Linux, on every machine there is

/** Milliseconds of processor that the live connections of one application took inside PostgreSQL; NaN where there is no /proc. */
export async function processorOfBackends(databaseUrl: string, applicationName: string): Promise<number> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	const { rows } = await client.query<{ pid: number }>(
		"select pid from pg_stat_activity where application_name = $1 and datname = current_database()",
		[applicationName],
	);
	await client.end();
	const times = await Promise.all(rows.map(({ pid }) => ticksOf(pid)));
	return (times.reduce((sum, ticks) => sum + ticks, 0) / ticksPerSecond) * 1000;
}

async function ticksOf(pid: number): Promise<number> {
	const said = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
	// after the command's name, which may hold spaces: state, …, utime (12th), stime (13th)
	const fields = said.slice(said.lastIndexOf(")") + 2).split(" ");
	return Number(fields[11] ?? Number.NaN) + Number(fields[12] ?? Number.NaN);
}
