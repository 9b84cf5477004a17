import { sql } from "kysely";
import type { ReadTx } from "../kernel/context.server.ts";
import type { OrganisationId, PersonId, TerritoryId } from "../kernel/ids.ts";
import type { RecipientState, ReferralId } from "./types.ts";

/** What to call these people and organisations; one that left the territory has no name there any more. */
export async function namesOf(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ people, organisations }: { people: readonly (PersonId | null)[]; organisations: readonly OrganisationId[] },
): Promise<{ person: (id: PersonId | null) => string | null; organisation: (id: OrganisationId) => string }> {
	const ids = people.filter((id) => id !== null);
	const [persons, bodies] = await Promise.all([
		ids.length === 0 ? [] : tx.selectFrom("person").select(["id", "displayName"]).where("id", "in", ids).execute(),
		organisations.length === 0
			? []
			: tx
					.selectFrom("organisation")
					.select(["id", "name"])
					.where("territoryId", "=", territoryId)
					.where("id", "in", [...organisations])
					.execute(),
	]);
	return {
		person: (id) => persons.find((one) => one.id === id)?.displayName ?? null,
		organisation: (id) => bodies.find((one) => one.id === id)?.name ?? "Organisation",
	};
}

/** The other bodies of a referral and how far each is: nothing for whoever does not read its account. */
export async function listOthers(
	tx: ReadTx,
	referralId: ReferralId,
): Promise<{ organisationId: OrganisationId; state: RecipientState; stateSince: Date }[]> {
	const { rows } = await sql<{ organisationId: OrganisationId; state: RecipientState; stateSince: Date }>`
		select organisation_id, state, state_since from referral_others(${referralId}::uuid) order by state_since, organisation_id`.execute(
		tx as never,
	);
	return rows;
}
