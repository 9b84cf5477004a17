import { type Kysely, sql } from "kysely";

/** Where a territory is, for its public holidays and its clocks: of what has a commune's code, the département that the code begins with. */
export async function up(db: Kysely<unknown>) {
	await sql`
		update territory set department_code = substring(insee_code from '^(9[78]\\d|\\d[\\dAB])')
			where department_code is null and insee_code is not null;
		-- the working days by which a step taken through a link sets the next one
		create policy link_read on territory for select to maillage_app
			using (id = (select c.territory_id from referral_recipient c where c.id = (select app_link_recipient())));
	`.execute(db);
}
