import { inForce } from "#db/predicates.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";

export interface Absence {
	id: string;
	startsOn: Day;
	endsOn: Day;
	standInName: string | null;
}

/** One's absences, today's and those to come. */
export async function listAbsences(tx: ReadTx, personId: PersonId, today: Day): Promise<Absence[]> {
	const rows = await tx
		.selectFrom("absence")
		.leftJoin("person", "person.id", "absence.standInId")
		.select(["absence.id", "absence.startsOn", "absence.endsOn", "person.displayName as standInName"])
		.where("absence.personId", "=", personId)
		.where("absence.endsOn", ">=", today)
		.orderBy("absence.startsOn")
		.execute();
	return rows as Absence[];
}

/** Who of these people is away on which day. */
export async function absencesOf(tx: ReadTx, personIds: readonly PersonId[]): Promise<(personId: PersonId, day: Day) => boolean> {
	if (personIds.length === 0) return () => false;
	const rows = await tx.selectFrom("absence").select(["personId", "startsOn", "endsOn"]).where("personId", "in", personIds).execute();
	const theirs = Map.groupBy(rows, ({ personId }) => personId);
	return (personId, day) => (theirs.get(personId) ?? []).some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
}

export interface Colleague {
	id: PersonId;
	displayName: string;
	organisationName: string;
	territoryId: TerritoryId;
}

/** Whoever works today in one of these territories, by name; somebody who works in several is there several times. */
export async function listColleagues(
	tx: ReadTx,
	who: { personId: PersonId; territoryIds: readonly TerritoryId[] },
	today: Day,
): Promise<Colleague[]> {
	if (who.territoryIds.length === 0) return [];
	const rows = await tx
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.personId")
		.innerJoin("organisation", "organisation.id", "membership.organisationId")
		.select(["person.id", "person.displayName", "organisation.name as organisationName", "membership.territoryId"])
		.where("membership.territoryId", "in", who.territoryIds)
		.where("membership.personId", "<>", who.personId)
		.where("person.isActive", "=", true)
		.where(inForce("membership", today))
		.orderBy("person.displayName")
		.execute();
	return rows as Colleague[];
}
