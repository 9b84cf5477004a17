import pg from "pg";
import { expect, it } from "vitest";
import { verifyJournal } from "#app/domain/journal/verify.server.ts";
import { verifyAccess } from "#app/domain/journal/verify-access.server.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { newId, type TerritoryId } from "#app/domain/kernel/ids.ts";
import { purgeAccess } from "#app/domain/referral-rights/commands/purge-access.server.ts";
import { recordAccess } from "#app/domain/referrals/access.server.ts";
import type { ReferralId } from "#app/domain/referrals/types.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00.120Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

/** What no role of the product may do: superuser, with every trigger asleep. */
async function tamper(sql: string, ...values: unknown[]) {
	const client = new pg.Client({ connectionString: database.adminUrl });
	await client.connect();
	await client.query("set session_replication_role = replica");
	const { rowCount } = await client.query(sql, values);
	await client.end();
	expect(rowCount).toBeGreaterThan(0);
}

const verify = async (territoryId: TerritoryId) => (await verifyAccess(database.worker, now, territoryId))[0];

/** Six lines: three of fifteen months ago, three of today. */
async function aChain(slug: string): Promise<TerritoryId> {
	const territory = await aTerritory(database.owner, now, slug);
	const actor = await territory.person("lea");
	const { territoryId, organisationId } = actor;
	for (const at of [daysAgo(460), daysAgo(459), daysAgo(458), now, now, now]) {
		await inTransaction({ db: database.app, actor, now: at }, (tx) =>
			recordAccess(tx, { territoryId, organisationId, referralId: newId<ReferralId>(), what: "read", detail: "page" }),
		);
	}
	await inTransaction({ db: database.worker, now, territoryId }, (tx) =>
		recordAccess(tx, { territoryId, organisationId: null, referralId: null, what: "search", detail: "person" }),
	);
	return territoryId;
}

const purge = (territoryId: TerritoryId) => purgeAccess({ db: database.worker, now, territoryId });

it("finds a chain intact, for the worker and the operator; where nobody read there is none", async () => {
	const territoryId = await aChain("intacte");
	await aTerritory(database.owner, now, "muette");
	for (const db of [database.worker, database.owner])
		expect(await verifyAccess(db, now)).toEqual([{ territoryId, entries: 7, intact: true }]);
});

it.each([
	[
		"a line is altered",
		"update access_entry set detail = 'file' where seq = 3 and territory_id = $1",
		{ brokenAtSeq: 3, reason: "entry-altered" },
	],
	[
		"a reader is replaced",
		"update access_entry set person_id = gen_random_uuid() where seq = 4 and territory_id = $1",
		{ brokenAtSeq: 4, reason: "entry-altered" },
	],
	[
		"a date moves by a microsecond",
		"update access_entry set at = at + interval '1 microsecond' where seq = 2 and territory_id = $1",
		{ brokenAtSeq: 2, reason: "entry-altered" },
	],
	["a line is removed in the middle", "delete from access_entry where seq = 4 and territory_id = $1", { brokenAtSeq: 4, reason: "gap" }],
	["the oldest go without a purge", "delete from access_entry where seq < 3 and territory_id = $1", { brokenAtSeq: 1, reason: "gap" }],
	["the tail is cut off", "delete from access_entry where seq > 5 and territory_id = $1", { brokenAtSeq: 6, reason: "truncated" }],
	[
		"the tail is cut off and the head moved back",
		"with gone as (delete from access_entry where seq > 5 and territory_id = $1) update access_head set seq = 5 where territory_id = $1",
		{ brokenAtSeq: 5, reason: "head-altered" },
	],
	["the head disappears", "delete from access_head where territory_id = $1", { brokenAtSeq: 7, reason: "head-missing" }],
	["every line disappears", "delete from access_entry where territory_id = $1", { brokenAtSeq: 0, reason: "missing" }],
])("finds the place when %s", async (what, sql, expected) => {
	const territoryId = await aChain(`faux-${what.length}-${expected.brokenAtSeq}`);
	await tamper(sql, territoryId);
	expect(await verify(territoryId)).toMatchObject({ intact: false, ...expected });
});

it("purges lines past their delay, once, and still verifies what follows", async () => {
	const territoryId = await aChain("purgee");
	await purge(territoryId);
	await purge(territoryId);
	expect(await verify(territoryId)).toEqual({ territoryId, entries: 4, intact: true });
	const facts = await database.asAdmin<{ payload: string }>(
		"select payload from journal_entry where name = 'referral.access-purged' and territory_id = $1",
		[territoryId],
	);
	expect(facts.map(({ payload }) => JSON.parse(payload))).toMatchObject([{ count: 3, firstSeq: 4 }]);
	expect((await verifyJournal(database.worker, now, territoryId))[0]).toMatchObject({ intact: true });
	await tamper("delete from access_entry where seq = 4 and territory_id = $1", territoryId);
	expect(await verify(territoryId)).toMatchObject({ intact: false, brokenAtSeq: 4, reason: "gap" });
});

it("finds a first line rewritten after a purge, and a chain that vanished with its head", async () => {
	const rewritten = await aChain("reecrite");
	await purge(rewritten);
	await tamper("update access_entry set previous_hash = repeat('0', 64) where seq = 4 and territory_id = $1", rewritten);
	expect(await verify(rewritten)).toMatchObject({ intact: false, brokenAtSeq: 4, reason: "link-broken" });
	const vanished = await aChain("evanouie");
	await purge(vanished);
	await tamper("delete from access_entry where territory_id = $1", vanished);
	await tamper("delete from access_head where territory_id = $1", vanished);
	expect(await verify(vanished)).toMatchObject({ intact: false, reason: "missing" });
});

it("keeps the last line, whatever its age", async () => {
	const territoryId = await aChain("ancienne");
	await purgeAccess({ db: database.worker, now: new Date(now.getTime() + 2_000 * 86_400_000), territoryId });
	expect(await verify(territoryId)).toEqual({ territoryId, entries: 1, intact: true });
});

it("lets nobody of the web change or remove a line", async () => {
	const territoryId = await aChain("fermee");
	for (const statement of ["update access_entry set detail = 'x'", "delete from access_entry"]) {
		const client = new pg.Client({ connectionString: database.adminUrl, options: "-c role=maillage_app" });
		await client.connect();
		await client.query("select set_config('app.territories', $1, false), set_config('app.now', $2, false)", [
			territoryId,
			now.toISOString(),
		]);
		await expect(client.query(statement)).rejects.toThrow(/permission denied/);
		await client.end();
	}
});
