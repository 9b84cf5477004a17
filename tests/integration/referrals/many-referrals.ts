import { plusDays } from "#app/domain/kernel/calendar.ts";
import { newId, type OrganisationId } from "#app/domain/kernel/ids.ts";
import { type RecipientId, type RecipientState, type ReferralId, recipientStates, type Scope } from "#app/domain/referrals/types.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";

/** A random sequence that is the same at every run. */
export function drawing(seed: number) {
	let state = seed;
	const next = () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
	return {
		chance: (odds: number) => next() < odds,
		among: <T>(things: readonly T[]): T => things[Math.floor(next() * things.length)] as T,
	};
}

const columnsOf: Partial<Record<RecipientState, string>> = {
	declined: ", decline_reason = 'other'",
	closed: ", outcome = 'answered'",
	appointment: ", appointment_at = now()",
};

export interface Drawn {
	referralId: ReferralId;
	recipients: ReadonlyMap<OrganisationId, RecipientId>;
}

/**
 * Referrals in every state they may come to: drafts, full or card, with or without the number, archived, closed to a recipient, under a
 * request of the person. They are sent through the commands, then put where they must be by hand.
 */
export async function drawReferrals(database: TestDatabase, place: ReferralPlace, seed: number, count: number): Promise<Drawn[]> {
	const { chance, among } = drawing(seed);
	const { ccas, caf } = place.territory.organisationIds;
	const sender = place.as(place.sender);
	const drawn: Drawn[] = [];
	for (let index = 0; index < count; index++) {
		const referralId = await draftReferral(sender, { firstName: `Personne${seed}-${index}` });
		const nir = "insert into referral_part (referral_id, territory_id, part, sealed, updated_at) values ($1, $2, 'nir', 'v1.x', now())";
		if (chance(0.7)) await database.asAdmin(nir, [referralId, place.territory.territoryId]);
		if (chance(0.1)) {
			drawn.push({ referralId, recipients: new Map() });
			continue;
		}
		const scopes: Scope[] = ["full", "full", "card"];
		const recipients = await sendTo(sender, referralId, [
			{ organisationId: ccas, scope: among(scopes) },
			{ organisationId: caf, scope: among(scopes) },
		]);
		for (const id of recipients.values()) {
			const state = among(recipientStates.filter((one) => one !== "draft"));
			await database.asAdmin(
				`update referral_recipient set state = $2, passes_nir = $3, access_ended_at = $4 ${columnsOf[state] ?? ""} where id = $1`,
				[id, state, chance(0.5), chance(0.15) ? new Date() : null],
			);
		}
		if (chance(0.15)) await database.asAdmin("update referral set archived_at = now() where id = $1", [referralId]);
		if (chance(0.3)) await openRequest(database, place, referralId, chance(0.7));
		drawn.push({ referralId, recipients });
	}
	return drawn;
}

const openRequest = ({ asAdmin }: TestDatabase, { territory, dpo }: ReferralPlace, referralId: ReferralId, isOpen: boolean) =>
	asAdmin(
		`insert into referral_request (id, territory_id, referral_id, kind, received_on, due_on, opened_by, opened_at, closed_at, answer)
		values ($1, $2, $3, 'access', $4, $5, $6, now(), $7, $8)`,
		[
			...[newId(), territory.territoryId, referralId, "2026-11-20", plusDays("2026-11-20" as never, 30), dpo.personId],
			...(isOpen ? [null, null] : [new Date(), "granted"]),
		],
	);
