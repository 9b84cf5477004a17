import { type Kysely, sql } from "kysely";

/**
 * One index for the sheets of a territory and of an objective. Beside a smaller one with the same beginning, the plan made once for every
 * territory took the smaller, and read the twelve thousand rows of a large one.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		drop index action_sheet_list, action_sheet_objective;
		create index action_sheet_list on action_sheet (territory_id, objective_id, code_order, id)
			include (parent_id, status, end_on, start_on, is_flagship, lead_person_id, lead_organisation_id, committee_id, priority, progress);
	`.execute(db);
}
