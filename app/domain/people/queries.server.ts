import { sql } from "kysely";
import { type Db, inUnit } from "#db/client.server.ts";
import { dayOf } from "../kernel/calendar.ts";
import type { PersonId } from "../kernel/ids.ts";
import type { Membership } from "./types.ts";

/** The territories where a person works today, with the mandates they hold there; by name. Runs before any territory is chosen. */
export function listMemberships(db: Db, personId: PersonId, now: Date): Promise<Membership[]> {
	const today = dayOf(now);
	return inUnit(
		db,
		{ personId, territoryIds: [], now },
		async (tx) => {
			const { rows } = await sql<Membership>`
				select m.territory_id, m.slug as territory_slug, coalesce(m.short_name, m.name) as territory_name, m.is_demonstration,
					m.organisation_id, m.organisation_name, m.role,
					(select coalesce(json_agg(json_build_object('committeeId', committee_id, 'role', role)), '[]')
						from auth_find_mandates(${personId}, m.territory_id, ${today})) as mandates
				from auth_find_memberships(${personId}, ${today}) m`.execute(tx);
			return rows;
		},
		"read only",
	);
}

/** What sign-in compares a password with; null fields when the account has none. */
export function findCredential(
	db: Db,
	email: string,
	now: Date,
): Promise<{
	personId: PersonId;
	passwordHash: string | null;
	isActive: boolean;
} | null> {
	return inUnit(db, { personId: null, territoryIds: [], now }, async (tx) => {
		const { rows } = await sql<{
			personId: PersonId;
			passwordHash: string | null;
			isActive: boolean;
		}>`select * from auth_find_credential(${email})`.execute(tx);
		return rows[0] ?? null;
	});
}
