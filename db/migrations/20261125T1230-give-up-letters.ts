import { type Kysely, sql } from "kysely";

/** A letter tried to the end in vain is not one that waits for another try. */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table convocation_recipient drop constraint convocation_recipient_delivery_check;
		alter table convocation_recipient add constraint convocation_recipient_delivery_check
			check (delivery in ('pending', 'sent', 'refused', 'waiting', 'failed'));
	`.execute(db);
}
