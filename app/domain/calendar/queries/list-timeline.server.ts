import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { camelKeys } from "#db/nested-rows.ts";
import { isLate } from "../../action-sheets/queries.server.ts";
import type { SheetStatus } from "../../action-sheets/types.ts";
import type { Day } from "../../kernel/calendar.ts";
import type { ReadTx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { pageOf } from "../../kernel/pages.ts";
import { every, isCarriedBy, isFollowedBy, worksFor } from "../conditions.server.ts";
import type { CalendarScope } from "../queries.server.ts";
import type { TimelineAxis, TimelineSheet } from "../types.ts";

const sheetsPerPage = 25;
/** A sheet with more than that is read on its own page. */
const milestonesPerSheet = 20;

type Whose = Pick<CalendarScope, "committeeId" | "organisationId" | "personId">;

const sheets = (tx: ReadTx, territoryId: TerritoryId, { committeeId, organisationId, personId }: Whose) =>
	tx
		.selectFrom("actionSheet as s")
		.innerJoin("objective as o", "o.id", "s.objectiveId")
		.innerJoin("axis as a", "a.id", "o.axisId")
		.where("s.territoryId", "=", territoryId)
		.where("s.status", "<>", "abandoned")
		// a sub-action is read on its sheet
		.where("s.parentId", "is", null)
		.where(
			every([
				sql`true`,
				committeeId && isFollowedBy(committeeId),
				organisationId &&
					sql`(${isCarriedBy(organisationId)} or exists (select from milestone m where m.sheet_id = s.id and ${worksFor("m.owner_id", organisationId)}))`,
				personId &&
					sql`(s.lead_person_id = ${personId}::uuid or exists (select from milestone m where m.sheet_id = s.id and m.owner_id = ${personId}::uuid))`,
			]),
		);

const isDated = sql<boolean>`(s.start_on is not null or s.end_on is not null
	or exists (select from milestone m where m.sheet_id = s.id and m.due_on is not null))`;

/** The axes that have sheets of theirs, in the order of the programmes, with how many can be drawn and how many have no date at all. */
export async function listTimelineAxes(tx: ReadTx, territoryId: TerritoryId, whose: Whose): Promise<TimelineAxis[]> {
	const rows = await sheets(tx, territoryId, whose)
		.innerJoin("programme as p", "p.id", "a.programmeId")
		.select(["a.id", "a.number", "a.title", "p.title as programmeTitle", "p.startYear", "p.endYear"])
		.select(sql<number>`(count(*) filter (where ${isDated}))::int`.as("dated"))
		.select(sql<number>`(count(*) filter (where not ${isDated}))::int`.as("undated"))
		.groupBy(["a.id", "p.id"])
		.orderBy("p.title")
		.orderBy("a.number")
		.execute();
	return rows;
}

/** One page of an axis's dated sheets (the last one when asked beyond), by code, each with its dated milestones. */
export async function listTimelineSheets(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ axis, page: asked, today, ...whose }: Whose & { axis: TimelineAxis; page: number; today: Day },
): Promise<{ sheets: TimelineSheet[]; page: number; pageCount: number }> {
	const { offset, ...shown } = pageOf(asked, axis.dated, sheetsPerPage);
	const rows = await sheets(tx, territoryId, whose)
		.leftJoin("organisation as lo", "lo.id", "s.leadOrganisationId")
		.leftJoin("person as lp", "lp.id", "s.leadPersonId")
		.where("a.id", "=", axis.id)
		.where(isDated)
		.select(["s.slug", "s.code", "s.title", "s.status", "s.startOn", "s.endOn"])
		.select(sql<string | null>`coalesce(lp.display_name, lo.name)`.as("leadName"))
		.select((eb) =>
			jsonArrayFrom(
				eb
					.selectFrom("milestone as m")
					.select(["m.id", "m.title", "m.dueOn", "m.doneOn"])
					.whereRef("m.sheetId", "=", "s.id")
					.where("m.dueOn", "is not", null)
					.orderBy("m.dueOn")
					.orderBy("m.position")
					.limit(milestonesPerSheet),
			).as("milestones"),
		)
		.orderBy("o.number")
		.orderBy("s.codeOrder")
		.orderBy("s.id")
		.limit(sheetsPerPage)
		.offset(offset)
		.execute();
	const found = rows.map(({ milestones, ...row }) => {
		const [status, endOn] = [row.status as SheetStatus, row.endOn as Day | null];
		return {
			...row,
			status,
			isLate: isLate({ status, endOn }, today),
			milestones: camelKeys(milestones).map((milestone) => ({
				...milestone,
				isLate: milestone.doneOn === null && isLate({ status, endOn: milestone.dueOn as Day }, today),
			})),
		};
	});
	return { sheets: found as TimelineSheet[], ...shown };
}
