import { beforeAll, describe, expect, it } from "vitest";
import { createVault } from "#app/adapters/keyring.server.ts";
import { type Ctx, inTransaction } from "#app/domain/kernel/context.server.ts";
import { KeyTrouble } from "#app/domain/kernel/errors.ts";
import { newId, type TerritoryId } from "#app/domain/kernel/ids.ts";
import { openBytes, openText, type SealedPlace, seal, type Vault } from "#app/domain/kernel/sealed.server.ts";
import { openReferral } from "#app/domain/referrals/content.server.ts";
import { doesVaultOpen, isAnythingSealed } from "#app/domain/referrals/key-samples.server.ts";
import { createReferralKey, referralKey, territoryKey } from "#app/domain/referrals/keys.server.ts";
import type { ReferralId } from "#app/domain/referrals/types.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aReferralPlace, draftReferral, type ReferralPlace } from "#tests/support/referrals.ts";
import { testVault } from "#tests/support/vault.ts";

const database = useDatabase();
const now = new Date("2026-11-26T09:00:00Z");
let here: ReferralPlace;
let there: ReferralPlace;
beforeAll(async () => {
	here = await aReferralPlace(database, now, "ici");
	there = await aReferralPlace(database, now, "ailleurs");
});

const troubleOf = async (work: () => unknown): Promise<string | null> => {
	try {
		await work();
		return null;
	} catch (error) {
		if (error instanceof KeyTrouble) return error.reason;
		throw error;
	}
};
const read = (ctx: Ctx & { vault: Vault }, referralId: ReferralId) =>
	inTransaction(ctx, (tx) => openReferral(tx, ctx, referralId, { what: "read", detail: "page" }));
const sealedPart = async (referralId: string, part: string): Promise<string> =>
	(
		await database.asAdmin<{ sealed: string }>("select sealed from referral_part where referral_id = $1 and part = $2", [referralId, part])
	)[0]?.sealed ?? "";
const put = (referralId: string, part: string, sealed: string) =>
	database.asAdmin("update referral_part set sealed = $3 where referral_id = $1 and part = $2", [referralId, part, sealed]);

describe("the keys of a territory", () => {
	it("are made once by two first writers, who read each other", async () => {
		const ctx = there.as(there.sender);
		const [one, other] = await Promise.all([draftReferral(ctx), draftReferral(ctx)]);
		for (const id of [one, other]) expect((await read(ctx, id)).card?.lastName).toBe("Kerguélen-Plouvorn");
		const keys = await database.asAdmin("select purpose from territory_key where territory_id = $1 order by purpose", [
			there.territory.territoryId,
		]);
		expect(keys.map(({ purpose }) => purpose)).toEqual(["index", "wrap"]);
	});

	it("are the same for two transactions that find none at once", async () => {
		const { territoryId } = (await aReferralPlace(database, now, "neuf")).territory;
		const operator = { db: database.owner, now, territoryId };
		const make = () => inTransaction(operator, (tx) => territoryKey(tx, { vault: testVault, now }, territoryId, "wrap"));
		const [one, other] = await Promise.all([make(), make()]);
		expect(one?.id).toBe(other?.id);
		expect(one?.bytes.equals(other?.bytes ?? Buffer.alloc(0))).toBe(true);
	});

	it("say before anything is opened whether the keyring fits", async () => {
		const ctx = { db: database.app, now };
		await draftReferral(here.as(here.sender));
		expect(await isAnythingSealed(ctx)).toBe(true);
		expect(await doesVaultOpen(ctx, testVault)).toBe(true);
		expect(await doesVaultOpen(ctx, createVault([]))).toBe(false);
		expect(await doesVaultOpen(ctx, createVault([{ id: "other", bytes: Buffer.alloc(32, 8) }]))).toBe(false);
		expect(await doesVaultOpen(ctx, createVault([{ id: testVault.newestKeyId, bytes: Buffer.alloc(32, 8) }]))).toBe(false);
	});
});

describe("what a referral keeps sealed", () => {
	it("opens nowhere but in its own row, column and territory", async () => {
		const ctx = here.as(here.sender);
		const [one, other] = [await draftReferral(ctx), await draftReferral(ctx, { lastName: "Autre" })];
		const elsewhere = await draftReferral(there.as(there.sender));
		const [card, account] = [await sealedPart(one, "card"), await sealedPart(one, "account")];

		await put(one, "card", await sealedPart(other, "card"));
		expect(await troubleOf(() => read(ctx, one))).toBe("altered");
		await put(one, "card", account);
		expect(await troubleOf(() => read(ctx, one))).toBe("altered");
		await put(one, "card", await sealedPart(elsewhere, "card"));
		expect(await troubleOf(() => read(ctx, one))).toBe("altered");
		await put(one, "card", card);
		expect((await read(ctx, one)).card?.firstName).toBe("Maëlenn");
	});

	it("does not open with the key of another referral, nor with that of another territory", async () => {
		const ctx = here.as(here.sender);
		const [one, other] = [await draftReferral(ctx), await draftReferral(ctx)];
		const wrappedOf = async (id: string) =>
			(await database.asAdmin<{ wrapped: string }>("select wrapped from referral_key where referral_id = $1", [id]))[0]?.wrapped;
		const own = await wrappedOf(one);
		await database.asAdmin("update referral_key set wrapped = $2 where referral_id = $1", [one, await wrappedOf(other)]);
		expect(await troubleOf(() => read(ctx, one))).toBe("altered");
		await database.asAdmin("update referral_key set wrapped = $2 where referral_id = $1", [one, own]);
		const territoryId = here.territory.territoryId;
		const asWorker = { db: database.worker, now, territoryId };
		expect(await troubleOf(() => inTransaction(asWorker, (tx) => referralKey(tx, { vault: testVault }, territoryId, one)))).toBeNull();
	});

	it("is shut without the key, with a keyring that lacks it, and under an older key of the same name; never empty", async () => {
		const ctx = here.as(here.sender);
		const id = await draftReferral(ctx);
		expect(await troubleOf(() => read({ ...ctx, vault: createVault([]) }, id))).toBe("missing");
		expect(await troubleOf(() => read({ ...ctx, vault: createVault([{ id: "later", bytes: Buffer.alloc(32, 8) }]) }, id))).toBe(
			"unknown-key",
		);
		const namesake = createVault([{ id: testVault.newestKeyId, bytes: Buffer.alloc(32, 8) }]);
		expect(await troubleOf(() => read({ ...ctx, vault: namesake }, id))).toBe("altered");
		await database.asAdmin("delete from referral_key where referral_id = $1", [id]);
		expect(await troubleOf(() => read(ctx, id))).toBe("missing");
	});

	it("does not open with a key that came after", async () => {
		const territoryId = here.territory.territoryId as TerritoryId;
		const ctx = here.as(here.sender);
		const id = await draftReferral(ctx);
		const former = await sealedPart(id, "card");
		await database.asAdmin("delete from referral_key where referral_id = $1", [id]);
		await inTransaction({ db: database.owner, now, territoryId }, (tx) =>
			createReferralKey(tx, { vault: testVault, now }, territoryId, id),
		);
		await put(id, "card", former);
		expect(await troubleOf(() => read(ctx, id))).toBe("altered");
	});
});

describe("a sealed value", () => {
	const key = { id: "r", bytes: Buffer.alloc(32, 3) };
	const place: SealedPlace = { table: "referral_part", column: "card", row: newId(), territory: newId() };
	const sealed = seal(key, place, "Kerguélen, 02 99 71 00 42");

	it("opens as it was written", () => {
		expect(openText(key, place, sealed)).toBe("Kerguélen, 02 99 71 00 42");
		expect(openText(key, place, seal(key, place, ""))).toBe("");
	});

	it("opens no more once any of its characters is changed, added or taken away", async () => {
		for (let at = 0; at < sealed.length; at++) {
			for (const other of ["A", "z", "0", "-", ".", "!", "é"].filter((one) => one !== sealed[at])) {
				const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
				expect(await troubleOf(() => openBytes(key, place, changed)), `position ${at}`).not.toBeNull();
			}
			expect(await troubleOf(() => openBytes(key, place, sealed.slice(0, at)))).not.toBeNull();
		}
		for (const more of [`${sealed}AAAA`, `${sealed}=`, `${sealed} `, `${sealed}.AAAA`, `.${sealed}`, ""]) {
			expect(await troubleOf(() => openBytes(key, place, more))).not.toBeNull();
		}
	});

	it("opens no more once any one bit of what it encodes is turned", async () => {
		const [prefix, id, ...encoded] = sealed.split(".");
		for (const [part, text] of encoded.entries()) {
			const bytes = Buffer.from(text, "base64url");
			for (let bit = 0; bit < bytes.length * 8; bit++) {
				const turned = Buffer.from(bytes);
				turned.writeUInt8(turned.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
				const parts = encoded.with(part, turned.toString("base64url"));
				expect(await troubleOf(() => openBytes(key, place, [prefix, id, ...parts].join(".")))).toBe("altered");
			}
		}
	});

	it.each(["table", "column", "row", "territory"] as const)("opens in no other %s", async (part) => {
		expect(await troubleOf(() => openBytes(key, { ...place, [part]: newId() }, sealed))).toBe("altered");
	});
});
