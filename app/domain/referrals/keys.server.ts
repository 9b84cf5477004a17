import { sql } from "kysely";
import type { AnyCtx, ReadTx, SystemCtx, Tx } from "../kernel/context.server.ts";
import { KeyTrouble } from "../kernel/errors.ts";
import { newId, type TerritoryId } from "../kernel/ids.ts";
import { newKeyBytes, openBytes, openText, type SealedPlace, type SealingKey, seal, type Vault } from "../kernel/sealed.server.ts";
import type { ReferralId } from "./types.ts";

/** What a command about referrals receives besides who, where and when: the operator's keys. */
export type WithVault<C extends AnyCtx> = C & { vault: Vault };

/** The operator at work on the keys of one territory. */
export type KeysCtx = WithVault<SystemCtx & { territoryId: TerritoryId }>;

/** Where in the tables of a referral something sealed stands. */
export type ReferralPlace = Omit<SealedPlace, "territory">;

/** Seals and opens what belongs to one referral, with that referral's own key. */
export interface ReferralKey {
	seal: (place: ReferralPlace, plain: string | Uint8Array) => string;
	/** @throws KeyTrouble */
	open: (place: ReferralPlace, sealed: string) => string;
	/** @throws KeyTrouble */
	openBytes: (place: ReferralPlace, sealed: string) => Buffer;
}

export const territoryKeyPlace = (territory: TerritoryId, row: string): SealedPlace => ({
	table: "territory_key",
	column: "wrapped",
	row,
	territory,
});
export const referralKeyPlace = (territory: TerritoryId, row: string): SealedPlace => ({
	table: "referral_key",
	column: "wrapped",
	row,
	territory,
});

/** A territory's key in force, made by whoever first needs it. */
export async function territoryKey(
	tx: Tx,
	{ vault, now }: { vault: Vault; now: Date },
	territoryId: TerritoryId,
	purpose: "wrap" | "index",
): Promise<SealingKey> {
	const inForce = () =>
		tx
			.selectFrom("territoryKey")
			.select(["id", "wrapped"])
			.where("territoryId", "=", territoryId)
			.where("purpose", "=", purpose)
			.where("retiredAt", "is", null)
			.executeTakeFirst();
	const found = await inForce();
	if (found) return { id: found.id, bytes: vault.unwrap(territoryKeyPlace(territoryId, found.id), found.wrapped) };
	const id = newId();
	const wrapped = vault.wrap(territoryKeyPlace(territoryId, id), newKeyBytes());
	// two first writers: the unique index keeps one key, and both read it
	await tx
		.insertInto("territoryKey")
		.values({ id, territoryId, purpose, wrapped, createdAt: now })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const kept = await inForce();
	if (!kept) throw new KeyTrouble("missing", "territory_key");
	return { id: kept.id, bytes: vault.unwrap(territoryKeyPlace(territoryId, kept.id), kept.wrapped) };
}

/**
 * Held until the end of the transaction: by whoever writes a referral's key, together; by the rotation, alone, while the territory changes
 * its wrapping key. What is written under a key is then committed before that key is retired, and what comes later meets the new one.
 */
export const holdWrapping = (tx: Tx, territoryId: TerritoryId, how: "together" | "alone") =>
	sql`select ${sql.raw(how === "alone" ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared")}(7026040, hashtext(${territoryId}::text))`.execute(
		tx,
	);

/** Gives a new referral its key. */
export async function createReferralKey(
	tx: Tx,
	ctx: { vault: Vault; now: Date },
	territoryId: TerritoryId,
	referralId: ReferralId,
): Promise<ReferralKey> {
	await holdWrapping(tx, territoryId, "together");
	const wrapping = await territoryKey(tx, ctx, territoryId, "wrap");
	const bytes = newKeyBytes();
	const wrapped = seal(wrapping, referralKeyPlace(territoryId, referralId), bytes);
	await tx.insertInto("referralKey").values({ referralId, territoryId, territoryKeyId: wrapping.id, wrapped }).execute();
	return keyOf({ id: "r", bytes }, territoryId);
}

/** @throws KeyTrouble when the key is gone, or was wrapped by one that the keyring does not hold */
export async function referralKey(
	tx: ReadTx,
	{ vault }: { vault: Vault },
	territoryId: TerritoryId,
	referralId: ReferralId,
): Promise<ReferralKey> {
	const row = await tx
		.selectFrom("referralKey")
		.innerJoin("territoryKey", "territoryKey.id", "referralKey.territoryKeyId")
		.select(["referralKey.wrapped", "territoryKey.id", "territoryKey.wrapped as territoryWrapped"])
		.where("referralKey.territoryId", "=", territoryId)
		.where("referralKey.referralId", "=", referralId)
		.executeTakeFirst();
	if (!row) throw new KeyTrouble("missing", "referral_key");
	const wrapping = { id: row.id, bytes: vault.unwrap(territoryKeyPlace(territoryId, row.id), row.territoryWrapped) };
	return keyOf({ id: "r", bytes: openBytes(wrapping, referralKeyPlace(territoryId, referralId), row.wrapped) }, territoryId);
}

/** A referral's key, once open. */
export const keyOf = (key: SealingKey, territory: TerritoryId): ReferralKey => ({
	seal: (place, plain) => seal(key, { ...place, territory }, plain),
	open: (place, sealed) => openText(key, { ...place, territory }, sealed),
	openBytes: (place, sealed) => openBytes(key, { ...place, territory }, sealed),
});
