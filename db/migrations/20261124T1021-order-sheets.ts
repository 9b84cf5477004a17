import { type Kysely, sql } from "kysely";

/** What the list of sheets reads of a territory with thousands of them: orders that are stored, and rows found without reading their texts. */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table action_sheet
			-- « 1.10 » after « 1.9 »: every number of the code is padded, so that codes compare as text
			add column code_order text collate "C" not null generated always as
				(regexp_replace(regexp_replace(lower(code), '(\\d+)', '00000\\1', 'g'), '0*(\\d{6})(?!\\d)', '\\1', 'g')) stored;
		-- all that filters, counts and orders look at of a sheet that is no sub-action
		create index action_sheet_list on action_sheet (territory_id, objective_id, code_order, id)
			include (parent_id, status, end_on, start_on, is_flagship, lead_person_id, lead_organisation_id, committee_id, priority, progress)
			where parent_id is null;
		create index action_sheet_tagged on action_sheet (territory_id) where tags <> '{}';
		create index indicator_of_sheet on indicator (territory_id, sheet_id);
	`.execute(db);
}
