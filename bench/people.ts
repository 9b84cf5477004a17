import pg from "pg";
import { createSessions } from "#app/adapters/sessions.server.ts";
import type { PersonId } from "#app/domain/kernel/ids.ts";
import { openDb } from "#db/client.server.ts";

export interface SignedInPerson {
	personId: string;
	territoryId: string;
	territorySlug: string;
	role: string;
	/** Cookie header of a session of their own. */
	cookie: string;
}

/** People who signed in, some in every territory. */
export interface People {
	/** Cooperation officers: they may write anywhere in their territory. */
	officers: readonly SignedInPerson[];
	/** Officers, partners and readers alike. */
	all: readonly SignedInPerson[];
}

/** Opens sessions the way a sign-in does, past the password: Argon2id is slow on purpose, and is measured by no page. */
export async function signInMany(databaseUrl: string, perTerritory = 5): Promise<People> {
	const all = await signIn(databaseUrl, "true", perTerritory + 1);
	return { all, officers: all.filter(({ role }) => role === "cooperation_officer") };
}

/** The same for those whom a condition on `m` (membership) and `t` (territory) holds for, so many in each territory. */
export async function signIn(databaseUrl: string, condition: string, perTerritory: number): Promise<SignedInPerson[]> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	const { rows } = await client.query<Omit<SignedInPerson, "cookie">>(
		`select person_id as "personId", territory_id as "territoryId", slug as "territorySlug", role from (
			select m.person_id, m.territory_id, t.slug, m.role,
				row_number() over (partition by m.territory_id order by m.role = 'cooperation_officer' desc, m.person_id) as place
			from membership m join territory t on t.id = m.territory_id where ${condition}
		) member where place <= $1 order by territory_id, place`,
		[perTerritory],
	);
	await client.end();
	const db = openDb("app", databaseUrl);
	const sessions = createSessions(db, () => new Date(), false);
	const people: SignedInPerson[] = [];
	for (const person of rows) {
		const cookie = (await sessions.open(person.personId as PersonId, "bench")).split(";")[0] as string;
		people.push({ ...person, cookie });
	}
	await db.close();
	return people;
}
