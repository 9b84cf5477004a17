import { sql } from "kysely";
import { inForce } from "#db/predicates.ts";
import type { Ctx, ReadTx, Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { OrganisationId, TerritoryId } from "../kernel/ids.ts";
import { blindIndex } from "../kernel/sealed.server.ts";
import { nameKey } from "./identifiers.ts";
import { type ReferralKey, territoryKey, type WithVault } from "./keys.server.ts";
import { recipientColumns } from "./standing.server.ts";
import type { Card, Part, Recipient, RecipientId, ReferralId, ReferralOrganisation } from "./types.ts";

/** Locks a referral for its sender's side; others find nothing to lock. */
export async function lockReferral(tx: Tx, territoryId: TerritoryId, referralId: ReferralId): Promise<void> {
	const row = await tx
		.selectFrom("referral")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("id", "=", referralId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
}

/** Holds a referral for whoever knows the person, on any side, while something passes from it. */
export async function holdReferral(tx: Tx, referralId: ReferralId): Promise<void> {
	const { rows } = await sql<{ isHeld: boolean }>`select hold_referral(${referralId}::uuid) as is_held`.execute(tx);
	if (!rows[0]?.isHeld) throw new NotFound("not-found");
}

/** One recipient's row, locked: whoever comes second judges by what the first left. */
export async function lockRecipient(
	tx: Tx,
	territoryId: TerritoryId,
	referralId: ReferralId,
	recipientId: RecipientId,
): Promise<Recipient> {
	const row = await tx
		.selectFrom("referralRecipient")
		.select(recipientColumns)
		.where("territoryId", "=", territoryId)
		.where("referralId", "=", referralId)
		.where("id", "=", recipientId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as Recipient;
}

/** Seals a part of a referral in its place, or takes it away. */
export async function keepPart(
	tx: Tx,
	key: ReferralKey,
	{ territoryId, referralId, now }: { territoryId: TerritoryId; referralId: ReferralId; now: Date },
	part: Part,
	value: object | string | null,
): Promise<void> {
	if (value === null) {
		await tx
			.deleteFrom("referralPart")
			.where("territoryId", "=", territoryId)
			.where("referralId", "=", referralId)
			.where("part", "=", part)
			.execute();
		return;
	}
	const sealed = key.seal(partPlace(referralId, part), JSON.stringify(value));
	await tx
		.insertInto("referralPart")
		.values({ referralId, territoryId, part, sealed, updatedAt: now })
		.onConflict((conflict) => conflict.columns(["referralId", "part"]).doUpdateSet({ sealed, updatedAt: now }))
		.execute();
}

/** Opens a part of a referral, where it has one. Whether it may be read is judged before. */
export async function openPart<Value>(
	tx: ReadTx,
	key: ReferralKey,
	{ territoryId, referralId }: { territoryId: TerritoryId; referralId: ReferralId },
	part: Part,
): Promise<Value | null> {
	const row = await tx
		.selectFrom("referralPart")
		.select("sealed")
		.where("territoryId", "=", territoryId)
		.where("referralId", "=", referralId)
		.where("part", "=", part)
		.executeTakeFirst();
	return row ? (JSON.parse(key.open(partPlace(referralId, part), row.sealed)) as Value) : null;
}

/** Each part has its own place: one put where another belongs opens no more. */
export const partPlace = (referralId: ReferralId, part: Part) => ({ table: "referral_part", column: part, row: referralId });

/** The keyed digest of a person's name in a territory. */
export async function indexOf(tx: Tx, ctx: WithVault<Ctx>, card: Pick<Card, "lastName" | "firstName">): Promise<string> {
	return blindIndex(await territoryKey(tx, ctx, ctx.actor.territoryId, "index"), nameKey(card));
}

/** What the territory knows of these organisations for referrals, and whether they have agents today, bound or not. */
export async function listPlaces(
	tx: ReadTx,
	territoryId: TerritoryId,
	organisationIds: readonly OrganisationId[],
	today: string,
): Promise<Map<OrganisationId, ReferralOrganisation & { name: string; agents: number; boundAgents: number }>> {
	if (organisationIds.length === 0) return new Map();
	const rows = await tx
		.selectFrom("organisation")
		.leftJoin("referralOrganisation as place", (join) =>
			join.onRef("place.territoryId", "=", "organisation.territoryId").onRef("place.organisationId", "=", "organisation.id"),
		)
		.select(["organisation.id as organisationId", "organisation.name"])
		.select([
			"place.secretBasis",
			"place.secretReference",
			"place.nirReference",
			"place.isPublicBody",
			"place.contactEmail",
			"place.needsNote",
			"place.declinesNote",
			"place.revision",
		])
		.where("organisation.territoryId", "=", territoryId)
		.where("organisation.id", "in", [...organisationIds])
		.execute();
	const agents = await tx
		.selectFrom("referralDuty as duty")
		.innerJoin("membership", (join) =>
			join.onRef("membership.territoryId", "=", "duty.territoryId").onRef("membership.personId", "=", "duty.personId"),
		)
		.innerJoin("person", "person.id", "duty.personId")
		.select(["membership.organisationId", "duty.secretBasis"])
		.where("duty.territoryId", "=", territoryId)
		.where("duty.duty", "=", "agent")
		.where("membership.role", "=", "partner")
		.where("person.isActive", "=", true)
		.where("membership.organisationId", "in", [...organisationIds])
		.where(inForce("duty", today))
		.where(inForce("membership", today))
		.execute();
	return new Map(
		rows.map((row) => {
			const here = agents.filter(({ organisationId }) => organisationId === row.organisationId);
			const place = {
				...row,
				organisationId: row.organisationId as OrganisationId,
				secretBasis: (row.secretBasis ?? "none") as ReferralOrganisation["secretBasis"],
				isPublicBody: row.isPublicBody ?? false,
				revision: row.revision ?? 0,
				agents: here.length,
				boundAgents: here.filter(({ secretBasis }) => secretBasis !== "none").length,
			};
			return [place.organisationId, place] as const;
		}),
	);
}
