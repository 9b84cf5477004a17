import { beforeAll, expect, it } from "vitest";
import { createVault } from "#app/adapters/keyring.server.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { KeyTrouble } from "#app/domain/kernel/errors.ts";
import type { TerritoryId } from "#app/domain/kernel/ids.ts";
import { keyIdOf, type Vault } from "#app/domain/kernel/sealed.server.ts";
import { checkKeys } from "#app/domain/referrals/check-keys.server.ts";
import { rotateKeys } from "#app/domain/referrals/commands/rotate-keys.server.ts";
import { openReferral } from "#app/domain/referrals/content.server.ts";
import { holdWrapping } from "#app/domain/referrals/keys.server.ts";
import type { ReferralId } from "#app/domain/referrals/types.ts";
import { useDatabase } from "#tests/support/database.ts";
import { manyReferrals } from "#tests/support/many-referrals.ts";
import { aReferralPlace, draftReferral, type ReferralPlace } from "#tests/support/referrals.ts";
import { until } from "#tests/support/until.ts";
import { testVault } from "#tests/support/vault.ts";

const database = useDatabase();
const now = new Date("2026-11-26T09:00:00Z");
let place: ReferralPlace;
let territoryId: TerritoryId;
beforeAll(async () => {
	place = await aReferralPlace(database, now);
	territoryId = place.territory.territoryId;
});

const newer = createVault([
	{ id: "newer", bytes: Buffer.alloc(32, 8) },
	{ id: "tests", bytes: Buffer.alloc(32, 7) },
]);
const operator = (vault: Vault = testVault) => ({ db: database.owner, now, vault, territoryId });
const asked = async (sql: string) => (await database.asAdmin<{ n: number }>(sql, [territoryId]))[0]?.n;
const wrapKeys = () =>
	database.asAdmin<{ id: string; wrapped: string }>("select id, wrapped from territory_key where territory_id = $1 and purpose = 'wrap'", [
		territoryId,
	]);

it("has nothing to do where nothing is sealed yet", async () => {
	expect(await rotateKeys(operator())).toBeNull();
	expect(await checkKeys(operator())).toEqual({ readable: 0, values: 0, unreadable: [], shutKeys: 0 });
});

it("leaves ten thousand referrals readable, says so, and destroys the former key", { timeout: 60_000 }, async () => {
	await manyReferrals(database, place, 10_000);
	const [former] = await wrapKeys();
	const told: number[] = [];
	expect(await rotateKeys(operator(newer), (done) => told.push(done))).toEqual({ referrals: 10_000, unreadable: 0, destroyed: 1 });
	expect(told).toHaveLength(20);
	const keys = await wrapKeys();
	expect(keys).toHaveLength(1);
	expect(keys[0]?.id).not.toBe(former?.id);
	expect(keyIdOf(keys[0]?.wrapped ?? "")).toBe("newer");
	expect(await checkKeys(operator(newer))).toEqual({ readable: 10_000, values: 20_000, unreadable: [], shutKeys: 0 });
	// the operator's former key opens nothing any more
	expect(await checkKeys(operator(testVault))).toMatchObject({ readable: 0, values: 0, shutKeys: 1 });
	const { payload } =
		(await database.asAdmin<{ payload: string }>("select payload from journal_entry where name = 'keys.rotated'"))[0] ?? {};
	expect(JSON.parse(payload ?? "")).toEqual({ destroyed: 1 });
});

it("goes on after it was killed between two batches", { timeout: 60_000 }, async () => {
	const stop = new Error("killed");
	const killed = rotateKeys(operator(newer), (done) => {
		if (done >= 1_500) throw stop;
	});
	await expect(killed).rejects.toBe(stop);
	expect(await wrapKeys()).toHaveLength(2);
	expect((await checkKeys(operator(newer))).readable).toBe(10_000);
	expect(await rotateKeys(operator(newer))).toEqual({ referrals: 10_000, unreadable: 0, destroyed: 2 });
	expect(await wrapKeys()).toHaveLength(1);
	expect((await checkKeys(operator(newer))).readable).toBe(10_000);
});

it("runs beside people who write, and beside itself", { timeout: 60_000 }, async () => {
	const ctx = { ...place.as(place.sender), vault: newer };
	const written: ReferralId[] = [];
	let isOver = false;
	const writing = (async () => {
		while (!isOver) written.push(await draftReferral(ctx));
	})();
	await Promise.all([rotateKeys(operator(newer)), rotateKeys(operator(newer))]);
	isOver = true;
	await writing;
	expect(written.length).toBeGreaterThan(1);
	for (const id of written) {
		const opened = await inTransaction(ctx, (tx) => openReferral(tx, ctx, id, { what: "read", detail: "page" }));
		expect(opened.card?.firstName).toBe("Maëlenn");
	}
	await rotateKeys(operator(newer));
	expect(await wrapKeys()).toHaveLength(1);
	expect(await checkKeys(operator(newer))).toMatchObject({ readable: 10_000 + written.length, unreadable: [], shutKeys: 0 });
});

it("waits for whoever is writing under the key that it retires", async () => {
	const ctx = { ...place.as(place.sender), vault: newer };
	let began = () => {};
	let goOn = () => {};
	const isHeld = new Promise<void>((resolve) => {
		began = resolve;
	});
	const held = new Promise<void>((resolve) => {
		goOn = resolve;
	});
	const writer = inTransaction(ctx, async (tx) => {
		await holdWrapping(tx, territoryId, "together");
		began();
		await held;
	});
	await isHeld;
	const rotation = rotateKeys(operator(newer));
	await until(async () => (await database.asAdmin("select from pg_locks where locktype = 'advisory' and not granted")).length > 0);
	const [keyInForce] = await wrapKeys();
	expect(await wrapKeys()).toHaveLength(1);
	goOn();
	await Promise.all([writer, rotation]);
	expect((await wrapKeys())[0]?.id).not.toBe(keyInForce?.id);
});

it("leaves what does not open under the key that it had, and names its reference", { timeout: 60_000 }, async () => {
	const [broken, changed] = await database.asAdmin<{ id: string; reference: string }>(
		"select id, reference from referral where territory_id = $1 and reference like 'TEST-%' order by id limit 2",
		[territoryId],
	);
	await database.asAdmin(
		"update referral_key set wrapped = (select wrapped from referral_key where referral_id = $2) where referral_id = $1",
		[broken?.id, changed?.id],
	);
	await database.asAdmin("update referral_part set sealed = replace(sealed, '.', 'A.') where referral_id = $1 and part = 'card'", [
		changed?.id,
	]);
	expect(await rotateKeys(operator(newer))).toMatchObject({ unreadable: 1, destroyed: 0 });
	expect(await wrapKeys()).toHaveLength(2);
	const check = await checkKeys(operator(newer));
	expect(check.unreadable.toSorted()).toEqual([broken?.reference, changed?.reference].toSorted());
	expect(check.readable).toBe(((await asked("select count(*)::int as n from referral where territory_id = $1")) as number) - 2);
});

it("changes nothing when the keyring does not open the territory's keys", async () => {
	const before = await wrapKeys();
	await expect(rotateKeys(operator(createVault([{ id: "other", bytes: Buffer.alloc(32, 9) }])))).rejects.toThrow(KeyTrouble);
	expect(await wrapKeys()).toEqual(before);
});
