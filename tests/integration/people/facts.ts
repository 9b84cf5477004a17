import type { TestDatabase } from "#tests/support/database.ts";

export interface Fact {
	name: string;
	payload: Record<string, unknown>;
	personId: string | null;
}

const accounts = "00000000-0000-0000-0000-000000000000";

/** What the journal of a territory (of the accounts, when none is named) tells, oldest first, from its nth entry on. */
export async function factsOf(database: TestDatabase, territoryId: string | null, after = 0): Promise<Fact[]> {
	const rows = await database.asAdmin<{ name: string; payload: string; person_id: string | null }>(
		"select name, payload, person_id from journal_entry where territory_id = $1 and seq > $2 order by seq",
		[territoryId ?? accounts, after],
	);
	return rows.map(({ name, payload, person_id }) => ({ name, payload: JSON.parse(payload), personId: person_id }));
}
