import { type RawBuilder, type SqlBool, sql } from "kysely";
import { holds } from "#db/predicates.ts";
import { type Actor, holdsMandate } from "../../kernel/actor.ts";
import type { Day } from "../../kernel/calendar.ts";
import type { ReadTx } from "../../kernel/context.server.ts";
import { pageOf } from "../../kernel/pages.ts";
import type { ObjectiveId } from "../../programmes/types.ts";
import { neverLateStatuses } from "../rules.ts";
import type { SheetFilters } from "../schema.ts";
import { type ListedSheet, type SheetCounts, sheetStatuses } from "../types.ts";

const sheetsPerPage = 50;

interface Wanted {
	filters: SheetFilters;
	/** Whose sheets « mine » are. */
	actor: Actor;
	today: Day;
	/** A page of the screen unless told: exports take them all. */
	perPage?: number;
}

const late = (today: Day) =>
	sql<boolean>`(s.end_on is not null and s.end_on < ${today}::date and s.status <> all (${[...neverLateStatuses]}::text[]))`;

const mine = (actor: Actor) => {
	const led = actor.mandates.map((mandate) => mandate.committeeId).filter((id) => holdsMandate(actor, id, "technical_lead"));
	return sql<SqlBool>`(s.lead_person_id = ${actor.personId}::uuid or a.committee_id = any (${led}::uuid[]) or s.committee_id = any (${led}::uuid[]))`;
};

const isWithoutLead = sql<SqlBool>`(s.lead_person_id is null and s.lead_organisation_id is null)`;

/** Sheets that serve an objective of another programme stand there too. */
const alsoUnder = (place: RawBuilder<unknown>) =>
	sql`exists (select from sheet_objective so join objective other on other.id = so.objective_id where so.sheet_id = s.id and ${place})`;

/** « 1.10 » after « 1.9 »: every number in the code is padded before they are compared as text. */
const codeOrder = sql`regexp_replace(regexp_replace(s.code, '(\\d+)', '00000\\1', 'g'), '0*(\\d{6})(?!\\d)', '\\1', 'g')`;

const orders = {
	code: sql`p.title, a.number, o.number, ${codeOrder}`,
	title: sql`unaccent(lower(s.title))`,
	end: sql`s.end_on`,
	status: sql`array_position(${[...sheetStatuses]}::text[], s.status)`,
} satisfies Record<SheetFilters["tri"], unknown>;

function matching({ filters, actor, today }: Wanted) {
	const { q, axe, objectif, statut, pilote, sans, phare, moi } = filters;
	const conditions = [sql<SqlBool>`true`];
	if (q) conditions.push(holds(sql`s.code || ' ' || s.title || ' ' || coalesce(s.description, '')`, q));
	if (axe) conditions.push(sql`(a.id = ${axe}::uuid or ${alsoUnder(sql`other.axis_id = ${axe}::uuid`)})`);
	if (objectif) conditions.push(sql`(o.id = ${objectif}::uuid or ${alsoUnder(sql`other.id = ${objectif}::uuid`)})`);
	if (statut) conditions.push(statut === "late" ? late(today) : sql`s.status = ${statut}`);
	if (pilote) conditions.push(sql`s.lead_organisation_id = ${pilote}::uuid`);
	if (sans === "pilote") conditions.push(isWithoutLead);
	if (sans === "echeance") conditions.push(sql`s.end_on is null`);
	if (phare) conditions.push(sql`s.is_flagship`);
	if (moi) conditions.push(mine(actor));
	return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

const sheets = (tx: ReadTx, actor: Actor) =>
	tx
		.selectFrom("actionSheet as s")
		.innerJoin("objective as o", "o.id", "s.objectiveId")
		.innerJoin("axis as a", "a.id", "o.axisId")
		.innerJoin("programme as p", "p.id", "a.programmeId")
		.where("s.territoryId", "=", actor.territoryId)
		// a sub-action is shown on its sheet, and counted there
		.where("s.parentId", "is", null);

const listed = (tx: ReadTx, actor: Actor, today: Day) =>
	sheets(tx, actor)
		.leftJoin("organisation as lo", "lo.id", "s.leadOrganisationId")
		.leftJoin("person as lp", "lp.id", "s.leadPersonId")
		.select([
			"s.slug",
			"s.code",
			"s.title",
			"s.status",
			"s.isFlagship",
			late(today).as("isLate"),
			"s.endOn",
			"s.scheduleLabel",
			"s.objectiveId",
			sql<ObjectiveId[]>`array(select so.objective_id from sheet_objective so where so.sheet_id = s.id)`.as("otherObjectiveIds"),
			"a.number as axisNumber",
			"a.title as axisTitle",
			"lo.name as leadOrganisationName",
			"lp.displayName as leadPersonName",
		]);

/** One page of the territory's sheets (the last one when asked beyond), and how many answer the filters in all. Undated sheets come last when sorted by end. */
export async function listSheets(
	tx: ReadTx,
	wanted: Wanted,
): Promise<{ sheets: ListedSheet[]; total: number; page: number; pageCount: number }> {
	const { filters, actor, today, perPage = sheetsPerPage } = wanted;
	const { total } = await sheets(tx, actor)
		.where(matching(wanted))
		.select(({ fn }) => fn.countAll<number>().as("total"))
		.executeTakeFirstOrThrow();
	const { offset, ...shown } = pageOf(filters.page, total, sheetsPerPage);
	const way = sql.raw(filters.sens);
	const rows = await listed(tx, actor, today)
		.where(matching(wanted))
		.orderBy(
			filters.tri === "code"
				? sql`p.title, a.number ${way}, o.number ${way}, ${codeOrder} ${way}`
				: sql`${orders[filters.tri]} ${way} nulls last`,
		)
		.orderBy(orders.code)
		.orderBy("s.id")
		.limit(perPage)
		.offset(offset)
		.execute();
	return { sheets: rows as ListedSheet[], total, ...shown };
}

/** Every sheet of the territory in the order of the programme, for its tree. */
export async function listSheetsOfProgramme(tx: ReadTx, actor: Actor, today: Day): Promise<ListedSheet[]> {
	return (await listed(tx, actor, today).orderBy(orders.code).orderBy("s.id").execute()) as ListedSheet[];
}

/** What stands out among all the sheets of the territory. */
export async function countSheets(tx: ReadTx, actor: Actor, today: Day): Promise<SheetCounts> {
	const counted = (condition: unknown) => sql<number>`count(*) filter (where ${condition})`;
	return sheets(tx, actor)
		.select([
			({ fn }) => fn.countAll<number>().as("total"),
			counted(mine(actor)).as("mine"),
			counted(late(today)).as("late"),
			counted(sql`s.is_flagship`).as("flagship"),
			counted(isWithoutLead).as("withoutLead"),
			counted(sql`s.end_on is null`).as("withoutEnd"),
		])
		.executeTakeFirstOrThrow();
}
