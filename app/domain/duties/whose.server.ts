import { sql } from "kysely";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import type { Duty, Whose } from "./types.ts";

/** A duty of one among several people. */
export interface DutyOf extends Duty {
	personId: PersonId;
}

/** These people and where each works, to select from: one statement asks for as many as one likes. */
export function whose(people: readonly Whose[]) {
	const places = people.flatMap(({ personId, territoryIds }) => territoryIds.map((territoryId) => ({ personId, territoryId })));
	return sql<{ personId: PersonId; territoryId: TerritoryId }>`unnest(${places.map(({ personId }) => personId)}::uuid[],
		${places.map(({ territoryId }) => territoryId)}::uuid[])`.as<"who">(sql`who(person_id, territory_id)`);
}
