import { expect, it } from "vitest";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";

const database = useDatabase();
const now = new Date("2026-11-23T02:30:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

it("forgets each night what has served its time, and nothing else", async () => {
	const { personId } = await (await aTerritory(database.owner, now, "nuit")).person("lea");
	const hash = (letter: string) => letter.repeat(64);
	const insert = (sql: string, rows: unknown[][]) => Promise.all(rows.map((values) => database.asAdmin(sql, values)));
	await insert("insert into session (id, person_id, created_at, last_seen_at, expires_at, user_agent) values ($1, $2, $3, $3, $3, '')", [
		[hash("a"), personId, daysAgo(1)],
		[hash("b"), personId, daysAgo(-1)],
	]);
	await insert("insert into auth_token (hash, kind, person_id, created_at, expires_at) values ($1, 'invitation', $2, $3, $3)", [
		[hash("c"), personId, daysAgo(31)],
		[hash("d"), personId, daysAgo(29)],
	]);
	await insert("insert into rate_limit (key, points, expire) values ($1, 1, $2)", [
		["old", daysAgo(1).getTime()],
		["new", daysAgo(-1).getTime()],
	]);
	await insert("insert into outbox (name, payload, occurred_at, sent_at) values ($1, '{}', $2, $3)", [
		["old.sent", daysAgo(31), daysAgo(31)],
		["new.sent", daysAgo(29), daysAgo(29)],
		["old.unsent", daysAgo(31), null],
	]);
	await insert(
		"insert into mailbox_message (id, received_at, sender, recipient, subject, html, text, headers) values (gen_random_uuid(), $1, '', '', $2, '', '', '{}')",
		[
			[daysAgo(91), "old"],
			[daysAgo(89), "new"],
		],
	);
	await insert(
		"insert into email_delivery (id, key, kind, person_id, claimed_at, sent_at) values (gen_random_uuid(), $1, 'proof', $2, $3, $3)",
		[
			["old", personId, daysAgo(401)],
			["new", personId, daysAgo(399)],
		],
	);

	const jobs = testJobs({ db: database.worker, clock: () => now });
	await jobs.run("purge-expired", {});
	await jobs.run("purge-expired", {});

	const left = async (sql: string) => (await database.asAdmin<{ name: string }>(sql)).map(({ name }) => name);
	expect(await left("select left(id, 1) as name from session")).toEqual(["b"]);
	expect(await left("select left(hash, 1) as name from auth_token")).toEqual(["d"]);
	expect(await left("select key as name from rate_limit")).toEqual(["new"]);
	expect(await left("select name from outbox where name like '%sent' order by name")).toEqual(["new.sent", "old.unsent"]);
	expect(await left("select subject as name from mailbox_message")).toEqual(["new"]);
	expect(await left("select key as name from email_delivery")).toEqual(["new"]);
});
