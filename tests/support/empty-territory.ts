import { hashPassword } from "#app/adapters/passwords.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { addMember } from "#app/domain/people/commands/add-member.server.ts";
import { addOrganisation } from "#app/domain/people/commands/add-organisation.server.ts";
import { setPassword } from "#app/domain/people/commands/set-password.server.ts";
import { createTerritory } from "#app/domain/territories/commands/create-territory.server.ts";
import { openDb } from "#db/client.server.ts";
import { demonstrationPassword } from "#seeds/scenarios/demonstration.ts";

export const newcomer = "admin@vide.example";

/** A territory on its first day: one organisation, its administrator, and nothing else. */
export async function openEmptyTerritory(databaseUrl: string, now: Date): Promise<void> {
	const owner = openDb("owner", databaseUrl, { maxConnections: 1 });
	const app = openDb("app", databaseUrl, { maxConnections: 1 });
	try {
		const territoryId = await createTerritory({ db: owner, now }, { slug: "vide", name: "Territoire du premier jour", kind: "epci" });
		const operator = { db: owner, now, territoryId };
		const organisationId = await addOrganisation(operator, { slug: "communaute", name: "Communauté de communes", kind: "epci" });
		const startsOn = dayOf(now);
		const personId = await addMember(operator, { email: newcomer, displayName: "Aube Premier", organisationId, role: "admin", startsOn });
		await setPassword({ db: app, personId, now }, { passwordHash: await hashPassword(demonstrationPassword) });
	} finally {
		await Promise.all([owner.close(), app.close()]);
	}
}
