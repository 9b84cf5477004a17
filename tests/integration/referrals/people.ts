import type { Actor, ReferralDuty, SecretBasis, TerritoryRole } from "#app/domain/kernel/actor.ts";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import type { ReferralPlace } from "#tests/support/referrals.ts";

interface Wanted {
	organisation: "epci" | "ccas" | "caf";
	role?: TerritoryRole;
	duty?: ReferralDuty;
	secretBasis?: SecretBasis;
}

/** Someone else of the territory, with a duty about referrals or none. */
export async function somebody(
	{ territory }: ReferralPlace,
	now: Date,
	local: string,
	{ organisation, role = "partner", duty, secretBasis = "function" }: Wanted,
): Promise<Actor> {
	const actor = await territory.person(local, { organisation, role });
	if (!duty) return actor;
	const { operator, territoryId } = territory;
	const row = { id: newId(), territoryId, personId: actor.personId, duty, secretBasis, startsOn: plusDays(dayOf(now), -30) };
	await inTransaction(operator, (tx) => tx.insertInto("referralDuty").values(row).execute());
	return { ...actor, referral: { duties: [duty], secretBasis } };
}
