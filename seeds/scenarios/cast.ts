import { grantMandate } from "#app/domain/committees/commands/grant-mandate.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import type { CommitteeId, OrganisationId } from "#app/domain/kernel/ids.ts";
import { addMember } from "#app/domain/people/commands/add-member.server.ts";
import { addOrganisation } from "#app/domain/people/commands/add-organisation.server.ts";
import type { LoadedTerritory } from "../load.ts";
import { sourceTerritories } from "../territories/index.ts";
import { type Account, accounts, departmentAdviser, type Employer, emailOf } from "./accounts.ts";
import { employers } from "./employers.ts";
import { inventedPerson } from "./invented-people.ts";

/** The people of a demonstration territory, by the local part of their address. */
export type Cast = ReadonlyMap<string, Actor>;

/** Half-time, as the CCALS document gives its committees. */
const leadFte = 0.5;

/** Gives a loaded territory its accounts, with their mandates, from the day it opens; and the organisations they need to belong somewhere. */
export async function castTerritory(territory: LoadedTerritory): Promise<Cast> {
	const place = sourceTerritories.findIndex(({ id }) => id === territory.slug);
	const cast = new Map<string, Actor>();
	for (const [index, account] of accounts.entries()) {
		const { displayName, isWoman } = inventedPerson(place * accounts.length + index);
		const jobTitle = account.job[isWoman ? 0 : 1];
		cast.set(account.local, await join(territory, account, { email: emailOf(account.local, territory.slug), displayName, jobTitle }));
	}
	if (departmentAdviser.territories.includes(territory.slug)) {
		const { email, displayName, jobTitle } = departmentAdviser;
		const account = { role: "partner", employer: "caf", mandates: { insertion: "member" } } as const;
		cast.set("caf-departement", await join(territory, account, { email, displayName, jobTitle }));
	}
	return cast;
}

async function join(
	territory: LoadedTerritory,
	{ role, employer, mandates }: Pick<Account, "role" | "employer" | "mandates">,
	person: { email: string; displayName: string; jobTitle: string },
): Promise<Actor> {
	const { operator, territoryId, slug } = territory;
	const startsOn = dayOf(operator.now);
	const organisationId = await employerIn(territory, employer);
	const personId = await addMember(operator, { ...person, organisationId, role, startsOn });
	const held = Object.entries(mandates).map(([committee, mandate]) => ({
		committeeId: territory.committeeIds.get(committee) as CommitteeId,
		role: mandate,
	}));
	for (const mandate of held) {
		await grantMandate(operator, { ...mandate, personId, fte: mandate.role === "technical_lead" ? leadFte : null, startsOn });
	}
	return { personId, displayName: person.displayName, territoryId, territorySlug: slug, organisationId, role, mandates: held };
}

const addedNote = "Organisation ajoutée pour la démonstration\u00a0: le document ne la nomme pas parmi ses partenaires.";

async function employerIn({ operator, slug, organisationIds }: LoadedTerritory, employer: Employer): Promise<OrganisationId> {
	const wanted = employers[slug]?.[employer];
	if (!wanted) throw new Error(`nobody employs "${employer}" in ${slug}`);
	const organisationSlug = typeof wanted === "string" ? wanted : wanted.slug;
	const found = organisationIds.get(organisationSlug);
	if (found) return found;
	if (typeof wanted === "string") throw new Error(`${slug} has no organisation "${wanted}"`);
	const added = await addOrganisation(operator, { ...wanted, note: addedNote });
	organisationIds.set(organisationSlug, added);
	return added;
}
