import { type ReadTx, reading } from "../kernel/context.server.ts";
import { isKeyTrouble } from "../kernel/errors.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import { openBytes, type Vault } from "../kernel/sealed.server.ts";
import { attachmentPlace } from "./attachment-place.ts";
import { messagePlace, notePlace, stepPlace } from "./content.server.ts";
import { type KeysCtx, keyOf, type ReferralKey, type ReferralPlace, referralKeyPlace, territoryKeyPlace } from "./keys.server.ts";
import { partPlace } from "./store.server.ts";
import type { Part, ReferralId } from "./types.ts";

const batchSize = 500;

export interface KeyCheck {
	/** Referrals of which everything that is kept sealed opens. */
	readable: number;
	/** Everything that was opened: parts, messages, notes, words, names of files. */
	values: number;
	/** References of the referrals of which something does not open. */
	unreadable: string[];
	/** Keys of the territory itself that the keyring does not open. */
	shutKeys: number;
}

/** Opens, one by one, every key and everything sealed of a territory, and says how much of it opens. Nothing of it is kept or shown. */
export async function checkKeys(ctx: KeysCtx): Promise<KeyCheck> {
	const { territoryId, vault } = ctx;
	const check: KeyCheck = { readable: 0, values: 0, unreadable: [], shutKeys: 0 };
	const keys = await reading(ctx, (tx) =>
		tx.selectFrom("territoryKey").select(["id", "wrapped"]).where("territoryId", "=", territoryId).execute(),
	);
	check.shutKeys = keys.filter(({ id, wrapped }) => !opens(() => vault.unwrap(territoryKeyPlace(territoryId, id), wrapped))).length;
	for (let last: ReferralId | undefined; ; ) {
		const batch = await reading(ctx, (tx) => readBatch(tx, territoryId, last));
		if (batch.length === 0) return check;
		last = batch.at(-1)?.id;
		for (const referral of batch) {
			const { opened, isWhole } = open(referral, territoryId, vault);
			check.values += opened;
			if (isWhole) check.readable += 1;
			else check.unreadable.push(referral.reference);
		}
	}
}

interface Sealed {
	place: ReferralPlace;
	sealed: string;
}
interface Kept {
	id: ReferralId;
	reference: string;
	wrapped: string | null;
	territoryKeyId: string | null;
	territoryWrapped: string | null;
	values: Sealed[];
}

function opens(work: () => unknown): boolean {
	try {
		work();
		return true;
	} catch (error) {
		if (isKeyTrouble(error)) return false;
		throw error;
	}
}

function open(referral: Kept, territoryId: TerritoryId, vault: Vault): { opened: number; isWhole: boolean } {
	const { id, wrapped, territoryKeyId, territoryWrapped, values } = referral;
	let key: ReferralKey | undefined;
	opens(() => {
		if (!wrapped || !territoryKeyId || !territoryWrapped) return;
		const wrapping = { id: territoryKeyId, bytes: vault.unwrap(territoryKeyPlace(territoryId, territoryKeyId), territoryWrapped) };
		key = keyOf({ id: "r", bytes: openBytes(wrapping, referralKeyPlace(territoryId, id), wrapped) }, territoryId);
	});
	const opened = values.filter(({ place, sealed }) => opens(() => key?.open(place, sealed))).length;
	return key ? { opened, isWhole: opened === values.length } : { opened: 0, isWhole: false };
}

async function readBatch(tx: ReadTx, territoryId: TerritoryId, after: ReferralId | undefined): Promise<Kept[]> {
	const referrals = await tx
		.selectFrom("referral")
		.leftJoin("referralKey as key", "key.referralId", "referral.id")
		.leftJoin("territoryKey", "territoryKey.id", "key.territoryKeyId")
		.select(["referral.id", "referral.reference", "key.wrapped", "key.territoryKeyId", "territoryKey.wrapped as territoryWrapped"])
		.where("referral.territoryId", "=", territoryId)
		.$if(after !== undefined, (query) => query.where("referral.id", ">", after as ReferralId))
		.orderBy("referral.id")
		.limit(batchSize)
		.execute();
	if (referrals.length === 0) return [];
	const ids = referrals.map(({ id }) => id);
	const [parts, messages, steps, notes, attachments] = await Promise.all([
		tx
			.selectFrom("referralPart")
			.select(["referralId", "part", "sealed"])
			.where("territoryId", "=", territoryId)
			.where("referralId", "in", ids)
			.execute(),
		tx
			.selectFrom("referralMessage")
			.select(["referralId", "id", "sealedText"])
			.where("territoryId", "=", territoryId)
			.where("referralId", "in", ids)
			.execute(),
		tx
			.selectFrom("referralStep")
			.select(["referralId", "id", "sealedWord"])
			.where("territoryId", "=", territoryId)
			.where("referralId", "in", ids)
			.where("sealedWord", "is not", null)
			.execute(),
		tx
			.selectFrom("referralNote")
			.select(["referralId", "authorId", "sealedText"])
			.where("territoryId", "=", territoryId)
			.where("referralId", "in", ids)
			.execute(),
		tx
			.selectFrom("referralAttachment")
			.select(["referralId", "id", "sealedName"])
			.where("territoryId", "=", territoryId)
			.where("referralId", "in", ids)
			.execute(),
	]);
	const values = Map.groupBy(
		[
			...parts.map(({ referralId, part, sealed }) => ({ referralId, place: partPlace(referralId as ReferralId, part as Part), sealed })),
			...messages.map(({ referralId, id, sealedText }) => ({ referralId, place: messagePlace(id), sealed: sealedText })),
			...steps.map(({ referralId, id, sealedWord }) => ({ referralId, place: stepPlace(id), sealed: sealedWord ?? "" })),
			...notes.map(({ referralId, authorId, sealedText }) => ({
				referralId,
				place: notePlace(referralId as ReferralId, authorId as PersonId),
				sealed: sealedText,
			})),
			...attachments.map(({ referralId, id, sealedName }) => ({ referralId, place: attachmentPlace(id).name, sealed: sealedName })),
		],
		({ referralId }) => referralId,
	);
	return referrals.map((row) => ({ ...row, id: row.id as ReferralId, values: values.get(row.id) ?? [] }));
}
