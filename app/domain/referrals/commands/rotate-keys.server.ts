import { sql } from "kysely";
import { inTransaction, type Tx } from "../../kernel/context.server.ts";
import { isKeyTrouble } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { keyIdOf, newKeyBytes, openBytes, type SealingKey, seal } from "../../kernel/sealed.server.ts";
import { keysRotated } from "../key-events.ts";
import { holdWrapping, type KeysCtx, referralKeyPlace, territoryKeyPlace } from "../keys.server.ts";
import type { ReferralId } from "../types.ts";

const batchSize = 500;

export interface Rotation {
	/** Referral keys that are now under the new key. */
	referrals: number;
	/** Left under the key they had, since it does not open them. */
	unreadable: number;
	/** Former keys of the territory that nothing refers to any more: gone for good. */
	destroyed: number;
}

/**
 * Gives a territory a new wrapping key and puts every referral's key under it, while the product works beside: a referral stays readable
 * at every moment, and one that is written meanwhile is found by the next batch. Cut short at any point, it is simply run again.
 * @returns null for a territory that has no key yet
 * @throws KeyTrouble when the keyring does not open the territory's keys: nothing is changed then
 */
export async function rotateKeys(ctx: KeysCtx, onProgress: (done: number) => void = () => {}): Promise<Rotation | null> {
	await inTransaction(ctx, (tx) => wrapAnew(tx, ctx));
	const current = await inTransaction(ctx, (tx) => changeWrappingKey(tx, ctx));
	if (!current) return null;
	let referrals = 0;
	let unreadable = 0;
	let last: ReferralId | undefined;
	for (;;) {
		const batch = await inTransaction(ctx, (tx) => moveBatch(tx, ctx, current, last));
		if (!batch.last) break;
		last = batch.last;
		referrals += batch.moved;
		unreadable += batch.unreadable;
		onProgress(referrals);
	}
	return inTransaction(ctx, async (tx) => {
		const rotation = { referrals, unreadable, destroyed: await destroyFormer(tx, ctx) };
		await recordEvent(tx, ctx.territoryId, keysRotated, { destroyed: rotation.destroyed });
		return rotation;
	});
}

/** Every key of the territory under the operator's newest. */
async function wrapAnew(tx: Tx, { vault, territoryId }: KeysCtx): Promise<void> {
	const keys = await tx.selectFrom("territoryKey").select(["id", "wrapped"]).where("territoryId", "=", territoryId).forUpdate().execute();
	for (const { id, wrapped } of keys) {
		const place = territoryKeyPlace(territoryId, id);
		const bytes = vault.unwrap(place, wrapped);
		if (keyIdOf(wrapped) === vault.newestKeyId) continue;
		await tx
			.updateTable("territoryKey")
			.set({ wrapped: vault.wrap(place, bytes) })
			.where("territoryId", "=", territoryId)
			.where("id", "=", id)
			.execute();
	}
}

async function changeWrappingKey(tx: Tx, { vault, territoryId, now }: KeysCtx): Promise<SealingKey | null> {
	await holdWrapping(tx, territoryId, "alone");
	const { numUpdatedRows } = await tx
		.updateTable("territoryKey")
		.set({ retiredAt: now })
		.where("territoryId", "=", territoryId)
		.where("purpose", "=", "wrap")
		.where("retiredAt", "is", null)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return null;
	const key = { id: newId(), bytes: newKeyBytes() };
	const wrapped = vault.wrap(territoryKeyPlace(territoryId, key.id), key.bytes);
	await tx.insertInto("territoryKey").values({ id: key.id, territoryId, purpose: "wrap", wrapped, createdAt: now }).execute();
	return key;
}

async function moveBatch(
	tx: Tx,
	{ vault, territoryId }: KeysCtx,
	current: SealingKey,
	after: ReferralId | undefined,
): Promise<{ moved: number; unreadable: number; last: ReferralId | undefined }> {
	const rows = await tx
		.selectFrom("referralKey as key")
		.innerJoin("territoryKey as former", "former.id", "key.territoryKeyId")
		.select(["key.referralId", "key.wrapped", "former.id as formerId", "former.wrapped as formerWrapped"])
		.where("key.territoryId", "=", territoryId)
		.where("key.territoryKeyId", "!=", current.id)
		.$if(after !== undefined, (query) => query.where("key.referralId", ">", after as ReferralId))
		.orderBy("key.referralId")
		.limit(batchSize)
		.forUpdate("key")
		.execute();
	const moved: { referralId: string; wrapped: string }[] = [];
	for (const { referralId, wrapped, formerId, formerWrapped } of rows) {
		const place = referralKeyPlace(territoryId, referralId as ReferralId);
		try {
			const former = { id: formerId, bytes: vault.unwrap(territoryKeyPlace(territoryId, formerId), formerWrapped) };
			moved.push({ referralId, wrapped: seal(current, place, openBytes(former, place, wrapped)) });
		} catch (error) {
			if (!isKeyTrouble(error)) throw error;
		}
	}
	await sql`update referral_key k set territory_key_id = ${current.id}::uuid, wrapped = moved.wrapped
		from unnest(${moved.map(({ referralId }) => referralId)}::uuid[], ${moved.map(({ wrapped }) => wrapped)}::text[]) as moved (referral_id, wrapped)
		where k.territory_id = ${territoryId}::uuid and k.referral_id = moved.referral_id`.execute(tx);
	return { moved: moved.length, unreadable: rows.length - moved.length, last: rows.at(-1)?.referralId as ReferralId | undefined };
}

async function destroyFormer(tx: Tx, { territoryId }: KeysCtx): Promise<number> {
	const { numDeletedRows } = await tx
		.deleteFrom("territoryKey")
		.where("territoryId", "=", territoryId)
		.where("purpose", "=", "wrap")
		.where("retiredAt", "is not", null)
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom("referralKey").select("referralId").whereRef("referralKey.territoryKeyId", "=", "territoryKey.id"))),
		)
		.executeTakeFirst();
	return Number(numDeletedRows);
}
