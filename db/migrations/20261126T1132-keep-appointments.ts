import { type Kysely, sql } from "kysely";

/** Each appointment stays with the step that fixed it: the recipient's row knows the next one only. */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table referral_step
			add appointment_at timestamptz,
			add check (appointment_at is null or action = 'fix-appointment');
		-- the last one fixed is the one that stands
		update referral_step s set appointment_at = c.appointment_at from referral_recipient c
			where c.id = s.recipient_id and s.action = 'fix-appointment'
				and not exists (select from referral_step o where o.recipient_id = s.recipient_id and o.action = 'fix-appointment' and (o.at, o.id) > (s.at, s.id));
	`.execute(db);
}
