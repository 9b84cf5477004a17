import pg from "pg";
import { expect, it } from "vitest";
import { verifyJournal } from "#app/domain/journal/verify.server.ts";
import type { TerritoryId } from "#app/domain/kernel/ids.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { decision, docOf } from "#seeds/builders/submitted-minutes.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00.120Z");

/** What no role of the product may do: superuser, with every trigger asleep. */
async function tamper(sql: string, ...values: unknown[]) {
	const client = new pg.Client({ connectionString: database.adminUrl });
	await client.connect();
	await client.query("set session_replication_role = replica");
	const { rowCount } = await client.query(sql, values);
	await client.end();
	expect(rowCount).toBeGreaterThan(0);
}

const verify = async (territoryId: TerritoryId) => (await verifyJournal(database.worker, now, territoryId))[0];

/** Seven entries or more: a territory, its organisations, committees, programme and one member. */
async function aJournal(slug: string) {
	const territory = await aTerritory(database.owner, now, slug);
	await territory.person("lea");
	return territory;
}

it("finds what commands wrote intact, over every chain, accounts included, for the worker and the operator", async () => {
	const c = await aCommittee(database, now, "intact");
	await approveMinutes(c.as(c.people.chair), await c.submitted({ doc: docOf(decision({ text: '« Éviter » l\'"oubli" \\ été 😀' })) }));
	for (const db of [database.worker, database.owner]) {
		const reports = await verifyJournal(db, now);
		expect(reports.map(({ territoryId }) => territoryId)).toContain(c.territory.territoryId);
		expect(reports.filter(({ intact }) => !intact)).toEqual([]);
	}
});

it("recomputes what record_event wrote, whatever characters its payload holds", async () => {
	const { territoryId } = await aJournal("caracteres");
	const payload = JSON.stringify({ texte: 'guillemets " et \\ barre, é, \u2028, tabulation \t, 😀' });
	const client = new pg.Client({ connectionString: database.adminUrl });
	await client.connect();
	await client.query("select set_config('app.territories', $1, false), set_config('app.now', $2, false)", [territoryId, now.toISOString()]);
	await client.query("select record_event($1, $2, $3)", ["essai.écrit", payload, territoryId]);
	await client.end();
	expect(await verify(territoryId)).toMatchObject({ intact: true });
});

const tamperings: [string, string, { brokenAtSeq: number; reason: string }][] = [
	[
		"a payload is edited",
		`update journal_entry set payload = replace(payload, '-', '_') where seq = 3 and territory_id = $1`,
		{ brokenAtSeq: 3, reason: "entry-altered" },
	],
	[
		"a payload is spaced out",
		`update journal_entry set payload = payload::jsonb::text where seq = 3 and territory_id = $1`,
		{ brokenAtSeq: 3, reason: "entry-altered" },
	],
	[
		"an author is replaced",
		`update journal_entry set person_id = gen_random_uuid() where seq = 4 and territory_id = $1`,
		{ brokenAtSeq: 4, reason: "entry-altered" },
	],
	[
		"a date moves by a microsecond",
		`update journal_entry set at = at + interval '1 microsecond' where seq = 2 and territory_id = $1`,
		{ brokenAtSeq: 2, reason: "entry-altered" },
	],
	["an entry is deleted", `delete from journal_entry where seq = 3 and territory_id = $1`, { brokenAtSeq: 3, reason: "gap" }],
	[
		"two entries change places",
		`update journal_entry set seq = case seq when 2 then -3 when 3 then 2 end where seq in (2, 3) and territory_id = $1`,
		{ brokenAtSeq: 2, reason: "link-broken" },
	],
	["the tail is cut off", `delete from journal_entry where seq > 4 and territory_id = $1`, { brokenAtSeq: 5, reason: "truncated" }],
	[
		"the tail and the head are cut off",
		`with gone as (delete from journal_entry where seq > 4 and territory_id = $1) update journal_head set seq = 4 where territory_id = $1`,
		{ brokenAtSeq: 4, reason: "head-altered" },
	],
	["the head is deleted", `delete from journal_head where territory_id = $1`, { brokenAtSeq: 8, reason: "head-missing" }],
	[
		"the whole chain is deleted",
		`with gone as (delete from journal_entry where territory_id = $1) delete from journal_head where territory_id = $1`,
		{ brokenAtSeq: 0, reason: "missing" },
	],
];

it.each(tamperings)("finds the place when %s", async (what, sql, expected) => {
	const { territoryId } = await aJournal(`faux-${tamperings.findIndex(([name]) => name === what)}`);
	expect(await verify(territoryId)).toMatchObject({ intact: true, entries: 8 });
	await tamper(sql, territoryId);
	if (expected.reason === "link-broken") await tamper("update journal_entry set seq = 3 where seq = -3 and territory_id = $1", territoryId);
	expect(await verify(territoryId)).toMatchObject({ intact: false, ...expected });
});

it.each([
	[
		"one byte of the frozen text",
		`update minutes set frozen_text = overlay(frozen_text placing 'X' from 40 for 1) where territory_id = $1`,
	],
	[
		"the text with a hash to match",
		`update minutes set frozen_text = frozen_text || ' ', sha256 = encode(sha256(convert_to(frozen_text || ' ', 'UTF8')), 'hex') where territory_id = $1`,
	],
	["the document that pages show", `update minutes set doc = jsonb_set(doc, '{content}', '[]') where territory_id = $1`],
	["the status", `update minutes set status = 'draft' where territory_id = $1`],
])("finds the entry of approved minutes when someone changes %s", async (what, sql) => {
	const c = await aCommittee(database, now, `scelle-${what.length}`);
	await approveMinutes(c.as(c.people.chair), await c.submitted({ doc: docOf(decision({ text: "Ouvrir une permanence" })) }));
	const { territoryId } = c.territory;
	expect(await verify(territoryId)).toMatchObject({ intact: true });
	const [entry] = await database.asAdmin<{ seq: string }>(
		"select seq from journal_entry where name = 'minutes.approved' and territory_id = $1",
		[territoryId],
	);
	await tamper(
		sql.includes("draft") ? sql.replace("status = 'draft'", "status = 'draft', frozen_text = null, sha256 = null") : sql,
		territoryId,
	);
	expect(await verify(territoryId)).toMatchObject({ intact: false, brokenAtSeq: Number(entry?.seq), reason: "minutes-altered" });
});

it("notices minutes that were never approved through the application", async () => {
	const c = await aCommittee(database, now, "sans-acte");
	await c.submitted({ doc: docOf(decision({ text: "Ouvrir une permanence" })) });
	const { territoryId } = c.territory;
	await tamper(
		`update minutes set status = 'approved', frozen_text = 'x', sha256 = repeat('0', 64), approved_at = now(), approved_by = $2 where territory_id = $1`,
		territoryId,
		c.people.chair.personId,
	);
	expect(await verify(territoryId)).toMatchObject({ intact: false, reason: "minutes-unrecorded" });
});

it("notices that approved minutes are gone", async () => {
	const c = await aCommittee(database, now, "disparu");
	await approveMinutes(c.as(c.people.chair), await c.submitted({ doc: docOf(decision({ text: "Ouvrir une permanence" })) }));
	await tamper("delete from minutes where territory_id = $1", c.territory.territoryId);
	expect(await verify(c.territory.territoryId)).toMatchObject({ intact: false, reason: "minutes-missing" });
});
