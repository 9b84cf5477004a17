import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { newKeyBytes, seal } from "#app/domain/kernel/sealed.server.ts";
import { keyOf, referralKeyPlace, territoryKey } from "#app/domain/referrals/keys.server.ts";
import { partPlace } from "#app/domain/referrals/store.server.ts";
import type { ReferralId } from "#app/domain/referrals/types.ts";
import type { TestDatabase } from "./database.ts";
import type { ReferralPlace } from "./referrals.ts";
import { testVault } from "./vault.ts";

const now = new Date("2026-11-26T09:00:00Z");

/** As many referrals as asked, each with a card and an account sealed under a key of its own. */
export async function manyReferrals(database: TestDatabase, { sender }: ReferralPlace, number: number): Promise<void> {
	const { territoryId, personId, organisationId } = sender;
	const operator = { db: database.owner, now, territoryId };
	const wrapping = await inTransaction(operator, (tx) => territoryKey(tx, { vault: testVault, now }, territoryId, "wrap"));
	const rows = Array.from({ length: number }, (_, index) => {
		const id = newId<ReferralId>();
		const bytes = newKeyBytes();
		const own = keyOf({ id: "r", bytes }, territoryId);
		return {
			id,
			reference: `TEST-${index.toString(36).toUpperCase().padStart(4, "0")}`,
			wrapped: seal(wrapping, referralKeyPlace(territoryId, id), bytes),
			card: own.seal(partPlace(id, "card"), JSON.stringify({ lastName: `Nom ${index}` })),
			account: own.seal(partPlace(id, "account"), JSON.stringify({ asked: `Demande ${index}` })),
		};
	});
	const column = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name]);
	await database.asAdmin(
		`insert into referral (id, territory_id, reference, sender_organisation_id, author_id, need, public, purpose, urgency, created_at, last_contact_on)
		 select id, $2, reference, $3, $4, 'rights', 'families', 'assess', 'ordinary', $5::timestamptz, $5::date
		 from unnest($1::uuid[], $6::text[]) as given (id, reference)`,
		[column("id"), territoryId, organisationId, personId, now.toISOString(), column("reference")],
	);
	await database.asAdmin("insert into referral_key select id, $2, $3, wrapped from unnest($1::uuid[], $4::text[]) as given (id, wrapped)", [
		column("id"),
		territoryId,
		wrapping.id,
		column("wrapped"),
	]);
	for (const part of ["card", "account"] as const) {
		await database.asAdmin(
			"insert into referral_part select id, $2, $3, sealed, $4 from unnest($1::uuid[], $5::text[]) as given (id, sealed)",
			[column("id"), territoryId, part, now.toISOString(), column(part)],
		);
	}
}
