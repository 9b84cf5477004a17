import { sql } from "kysely";
import { type Day, dayOf } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { getSettings } from "../referrals/steps.server.ts";
import { publishYear } from "./publish.ts";
import type { CountRow, PublishedYear } from "./types.ts";

/** Counted in the database: no single request comes out of it, only how many share the same codes. */
async function listCountRows(tx: ReadTx, territoryId: TerritoryId, year: number): Promise<CountRow[]> {
	const from = `${year}-01-01` as Day;
	const to = `${year}-12-01` as Day;
	const { rows } = await sql<CountRow>`
		select month, need, state, decline_reason, outcome, no_solution_reason, least(answer_days, 31) as answer_days, count(*)::integer as count
		from referral_counts(${territoryId}, ${from}::date, ${to}::date)
		group by 1, 2, 3, 4, 5, 6, 7`.execute(tx);
	return rows;
}

/** All that is published of a year: the one source of the page, its exports, documents and indicators. */
export async function getPublishedYear(tx: ReadTx, territoryId: TerritoryId, year: number, now: Date): Promise<PublishedYear> {
	const { countThreshold } = await getSettings(tx, territoryId);
	return publishYear(await listCountRows(tx, territoryId, year), year, countThreshold, dayOf(now));
}
