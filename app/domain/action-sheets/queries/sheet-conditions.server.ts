import { type RawBuilder, type SqlBool, sql } from "kysely";
import { type Actor, holdsMandate } from "../../kernel/actor.ts";
import type { Day } from "../../kernel/calendar.ts";
import type { ReadTx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { isFoundSheet } from "../../search/queries.server.ts";
import { type SheetFilters, type SheetLack, silentForMonths } from "../filters.ts";
import { closedStatuses, neverLateStatuses } from "../types.ts";

/** What is asked of a list of sheets, and by whom. */
export interface Asked {
	filters: SheetFilters;
	/** Whose sheets « mine » are. */
	actor: Actor;
	today: Day;
}

/**
 * The sheets of a territory; a sub-action is shown on its sheet, and counted there. The few places where they stand are worked out once,
 * with their rank in the programmes, and the sheets of each are looked up by its index, `action_sheet_place`. PostgreSQL takes a territory
 * for a small one: left to choose (no `offset 0`, or the territory said a second time), it reads all of them for each place.
 */
export const sheetsIn = (tx: ReadTx, territoryId: TerritoryId, way: "asc" | "desc" = "asc") =>
	tx
		.with(
			(cte) => cte("place").materialized(),
			(db) =>
				db
					.selectFrom("objective as o")
					.innerJoin("axis as a", "a.id", "o.axisId")
					.innerJoin("programme as p", "p.id", "a.programmeId")
					.where("o.territoryId", "=", territoryId)
					.select(["o.id", "o.axisId", "a.committeeId"])
					.select(sql<number>`row_number() over (order by p.title, a.number ${sql.raw(way)}, o.number ${sql.raw(way)})`.as("rank")),
		)
		.selectFrom("place")
		.innerJoinLateral(
			(eb) =>
				eb
					.selectFrom("actionSheet as sheet")
					.selectAll()
					.whereRef("sheet.objectiveId", "=", "place.id")
					.where("sheet.parentId", "is", null)
					.offset(0)
					.as("s"),
			(join) => join.onTrue(),
		);

export const isLate = (today: Day) =>
	sql<boolean>`(s.end_on is not null and s.end_on < ${today}::date and s.status <> all (${[...neverLateStatuses]}::text[]))`;

export const isMine = (actor: Actor) => {
	const led = actor.mandates.map((mandate) => mandate.committeeId).filter((id) => holdsMandate(actor, id, "technical_lead"));
	return sql<SqlBool>`(s.lead_person_id = ${actor.personId}::uuid or place.committee_id = any (${led}::uuid[]) or s.committee_id = any (${led}::uuid[]))`;
};

// `not in` a list that is read once, rather than a look for each sheet
export const lacks = (lack: SheetLack, territoryId: TerritoryId, today: Day): RawBuilder<SqlBool> =>
	({
		pilote: sql<SqlBool>`(s.lead_person_id is null and s.lead_organisation_id is null)`,
		echeance: sql<SqlBool>`s.end_on is null`,
		note: sql<SqlBool>`(s.status <> all (${["draft", ...closedStatuses]}::text[]) and s.id not in (
			select n.sheet_id from progress_note n where n.territory_id = ${territoryId}
				and n.noted_on >= (${today}::date - make_interval(months => ${silentForMonths}))::date))`,
		indicateur: sql<SqlBool>`s.id not in (select i.sheet_id from indicator i where i.territory_id = ${territoryId})`,
	})[lack];

/** Sheets that serve an objective of another programme stand there too. */
const alsoUnder = (where: RawBuilder<unknown>) =>
	sql`exists (select from sheet_objective so join objective other on other.id = so.objective_id where so.sheet_id = s.id and ${where})`;

export function matching({ filters, actor, today }: Asked): RawBuilder<SqlBool> {
	const { q, axe, objectif, statut, pilote, personne, partenaire, instance, priorite, etiquette, sans, phare, moi } = filters;
	const { territoryId } = actor;
	const statuses = statut.filter((status) => status !== "late");
	const conditions = [
		q && isFoundSheet("s.id", { territoryId, q }),
		axe && sql`(place.axis_id = ${axe}::uuid or ${alsoUnder(sql`other.axis_id = ${axe}::uuid`)})`,
		objectif && sql`(place.id = ${objectif}::uuid or ${alsoUnder(sql`other.id = ${objectif}::uuid`)})`,
		statut.length > 0 && sql`(s.status = any (${statuses}::text[]) or ${statut.includes("late") ? isLate(today) : sql`false`})`,
		pilote && sql`s.lead_organisation_id = ${pilote}::uuid`,
		personne && sql`s.lead_person_id = ${personne}::uuid`,
		partenaire &&
			sql`s.id in (select sp.sheet_id from sheet_partner sp where sp.territory_id = ${territoryId} and sp.organisation_id = ${partenaire}::uuid)`,
		instance && sql`coalesce(s.committee_id, place.committee_id) = ${instance}::uuid`,
		priorite && sql`s.priority = ${priorite}`,
		etiquette && sql`(s.tags <> '{}' and s.tags @> array[${etiquette}::text])`,
		sans && lacks(sans, territoryId, today),
		phare && sql`s.is_flagship`,
		moi && isMine(actor),
	].filter((condition) => typeof condition === "object");
	return sql<SqlBool>`${sql.join([sql`true`, ...conditions], sql` and `)}`;
}
