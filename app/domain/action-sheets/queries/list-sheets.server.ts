import { sql } from "kysely";
import { camelKeys } from "#db/nested-rows.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Day } from "../../kernel/calendar.ts";
import type { ReadTx } from "../../kernel/context.server.ts";
import type { ObjectiveId } from "../../programmes/types.ts";
import type { SheetColumn, SheetFilters, SheetLack } from "../filters.ts";
import { type ListedSheet, type SheetCounts, type SheetRow, sheetStatuses } from "../types.ts";
import { type Asked, isLate, isMine, lacks, matching, sheetsIn } from "./sheet-conditions.server.ts";

const sheetsPerPage = 50;

interface Wanted extends Asked {
	/** Columns whose content is gathered from beside the sheet, when they are shown. */
	columns?: readonly SheetColumn[];
	/** A page of the screen unless told: exports take them all. */
	perPage?: number;
}

/** What the list may be ordered by, other than the order of the programme. */
const orders = {
	code: sql`null::text`,
	title: sql`unaccent(lower(s.title))`,
	lead: sql`unaccent(lower(coalesce(lp.display_name, lo.name)))`,
	start: sql`s.start_on`,
	end: sql`s.end_on`,
	status: sql`array_position(${[...sheetStatuses]}::text[], s.status)`,
	progress: sql`s.progress`,
} satisfies Record<SheetFilters["tri"], unknown>;

const listed = (tx: ReadTx, actor: Actor, today: Day) =>
	tx
		.selectFrom("actionSheet as s")
		.innerJoin("objective as o", "o.id", "s.objectiveId")
		.innerJoin("axis as a", "a.id", "o.axisId")
		.innerJoin("programme as p", "p.id", "a.programmeId")
		.leftJoin("organisation as lo", "lo.id", "s.leadOrganisationId")
		.leftJoin("person as lp", "lp.id", "s.leadPersonId")
		.where("s.territoryId", "=", actor.territoryId)
		.select([
			"s.id",
			"s.slug",
			"s.code",
			"s.title",
			"s.status",
			"s.isFlagship",
			isLate(today).as("isLate"),
			"s.startOn",
			"s.endOn",
			"s.scheduleLabel",
			"s.progress",
			"s.priority",
			"s.tags",
			"s.objectiveId",
			"o.title as objectiveTitle",
			"o.isImplicit as isObjectiveImplicit",
			sql<ObjectiveId[]>`array(select so.objective_id from sheet_objective so where so.sheet_id = s.id)`.as("otherObjectiveIds"),
			"a.number as axisNumber",
			"a.title as axisTitle",
			"p.title as programmeTitle",
			"lo.name as leadOrganisationName",
			"lp.displayName as leadPersonName",
		]);

/** What a sheet holds in other tables, for the columns that show it. */
const beside = {
	partenaires: sql`(select coalesce(json_agg(po.name order by unaccent(lower(po.name))), '[]')
		from sheet_partner sp join organisation po on po.id = sp.organisation_id where sp.sheet_id = s.id)`,
	instance: sql`(select c.name from committee c where c.id = case when s.committee_id is not null then s.committee_id else a.committee_id end)`,
	// told line by line or, without lines, as one sum
	budget: sql`coalesce((select sum(b.amount) from budget_line b where b.territory_id = s.territory_id and b.sheet_id = s.id
		and b.stage = 'planned' and b.unit = 'euro'), s.planned_budget)::float8`,
	indicateurs: sql`(select coalesce(json_agg(json_build_object('id', i.id, 'label', i.label, 'unit', i.unit, 'scale', i.scale,
			'target_value', i.target_value, 'target_on', i.target_on, 'value', m.value, 'measured_on', m.measured_on) order by i.position, i.id), '[]')
		from indicator i
		left join lateral (select value, measured_on from measurement
			where indicator_id = i.id and state = 'accepted' and value is not null order by measured_on desc limit 1) m on true
		where i.territory_id = s.territory_id and i.sheet_id = s.id)`,
	note: sql`(select max(n.noted_on) from progress_note n where n.territory_id = s.territory_id and n.sheet_id = s.id)`,
} satisfies Partial<Record<SheetColumn, unknown>>;

/** The order of the programme, or another order and that of the programme within it. */
function inOrder(from: "found" | "shown", { tri, sens }: SheetFilters) {
	const way = sql.raw(sens);
	const [rank, code, id, key] = ["rank", "code_order", "id", "sort_key"].map((name) => sql.ref(`${from}.${name}`));
	return tri === "code" ? sql`${rank}, ${code} ${way}, ${id}` : sql`${key} ${way} nulls last, ${rank}, ${code}, ${id}`;
}

/**
 * One page of the territory's sheets (the last one when asked beyond), and how many answer the filters in all. What lacks
 * what it is sorted by comes last. One statement: the rest of a sheet is read for those of the page alone.
 */
export async function listSheets(
	tx: ReadTx,
	wanted: Wanted,
): Promise<{ sheets: SheetRow[]; total: number; page: number; pageCount: number }> {
	const { filters, actor, today, columns = [], perPage = sheetsPerPage } = wanted;
	const shown = (column: keyof typeof beside, nothing: string) => (columns.includes(column) ? beside[column] : sql.raw(nothing));
	const page = tx
		.with("found", () =>
			sheetsIn(tx, actor.territoryId, filters.tri === "code" ? filters.sens : "asc")
				.leftJoin("organisation as lo", "lo.id", "s.leadOrganisationId")
				.leftJoin("person as lp", "lp.id", "s.leadPersonId")
				.where(matching(wanted))
				.select(["s.id", "s.codeOrder", "place.rank", orders[filters.tri].as("sortKey")]),
		)
		.with("counted", (db) => db.selectFrom("found").select(({ fn }) => fn.countAll<number>().as("total")))
		.with("shown", (db) =>
			db
				.selectFrom("found")
				.selectAll()
				.orderBy(inOrder("found", filters))
				.limit(perPage)
				.offset(sql<number>`(select greatest(0, least(${filters.page - 1}, (total - 1) / ${perPage})) * ${perPage} from counted)`),
		);
	const whole = listed(tx, actor, today)
		.where(sql<boolean>`s.id = shown.id`)
		.select([
			shown("partenaires", "'[]'::json").as("partnerNames"),
			shown("instance", "null::text").as("committeeName"),
			shown("budget", "null::float8").as("plannedBudget"),
			shown("indicateurs", "'[]'::json").as("indicators"),
			shown("note", "null::date").as("lastNoteOn"),
		])
		// keeps it apart from the page: PostgreSQL takes a territory for a small one, and would read all its sheets again to join them
		.offset(0)
		.as("whole");
	const rows = await page
		.selectFrom("shown")
		.innerJoinLateral(whole, (join) => join.onTrue())
		.selectAll("whole")
		.select(sql<number>`(select total from counted)`.as("total"))
		.orderBy(inOrder("shown", filters))
		.execute();
	const total = rows[0]?.total ?? 0;
	const pageCount = Math.max(1, Math.ceil(total / perPage));
	return { sheets: camelKeys(rows) as unknown as SheetRow[], total, page: Math.min(filters.page, pageCount), pageCount };
}

/** Every sheet of the territory in the order of the programme, for its tree. */
export async function listSheetsOfProgramme(tx: ReadTx, actor: Actor, today: Day): Promise<ListedSheet[]> {
	const rows = await listed(tx, actor, today)
		// a sub-action is shown on its sheet
		.where("s.parentId", "is", null)
		.orderBy(sql`p.title, a.number, o.number, s.code_order, s.id`)
		.execute();
	return rows as unknown as ListedSheet[];
}

/** What stands out among all the sheets of the territory. */
export const countedSheets = (tx: ReadTx, actor: Actor, today: Day) => {
	const counted = (condition: unknown) => sql<number>`count(*) filter (where ${condition})`;
	const lacking = (lack: SheetLack) => counted(lacks(lack, actor.territoryId, today));
	return sheetsIn(tx, actor.territoryId).select([
		({ fn }) => fn.countAll<number>().as("total"),
		counted(isMine(actor)).as("mine"),
		counted(isLate(today)).as("late"),
		counted(sql`s.status = 'blocked'`).as("blocked"),
		counted(sql`s.is_flagship`).as("flagship"),
		lacking("pilote").as("withoutLead"),
		lacking("echeance").as("withoutEnd"),
		lacking("note").as("withoutNote"),
	]);
};

export const countSheets = (tx: ReadTx, actor: Actor, today: Day): Promise<SheetCounts> =>
	countedSheets(tx, actor, today).executeTakeFirstOrThrow();
