import { sql } from "kysely";
import { describe, expect, it, vi } from "vitest";
import { newId, type PersonId } from "#app/domain/kernel/ids.ts";
import { inUnit } from "#db/client.server.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

describe("a unit of work", () => {
	it("leaves no context behind on the pooled connection", async () => {
		const personId = newId<PersonId>();
		const read = (tx: Parameters<Parameters<typeof inUnit>[2]>[0]) =>
			sql<{ person: string | null }>`select app_person() as person`.execute(tx).then(({ rows }) => rows[0]?.person);
		expect(await inUnit(database.app, { personId, territoryIds: [], now }, read)).toBe(personId);
		expect(await inUnit(database.app, { personId: null, territoryIds: [], now }, read)).toBeNull();
	});

	it("refuses anything but ids in its context", async () => {
		await expect(async () =>
			inUnit(database.app, { personId: "'; drop table person; --", territoryIds: [], now }, async () => 1),
		).rejects.toThrow("ids only");
	});

	it("rolls everything back when its work throws", async () => {
		const unit = { personId: null, territoryIds: [], now };
		await expect(
			inUnit(database.app, unit, async (tx) => {
				await sql`select record_event('account.tried', '{}', null)`.execute(tx);
				throw new Error("stop");
			}),
		).rejects.toThrow("stop");
		expect(await database.asAdmin("select * from journal_entry")).toEqual([]);
		expect(await database.asAdmin("select * from outbox")).toEqual([]);
	});

	it("asks nothing more once one of its branches has failed: the connection may be somebody else's", async () => {
		const unit = { personId: null, territoryIds: [], now };
		let late: Promise<unknown> = Promise.resolve();
		let tell = () => {};
		const isTold = new Promise<void>((resolve) => {
			tell = resolve;
		});
		await expect(
			inUnit(database.app, unit, (tx) => {
				late = sql`select ${1}::int`.execute(tx).then(async () => {
					await isTold;
					return sql`select ${2}::int`.execute(tx);
				});
				return Promise.all([late, sql`select 1 / ${0}::int`.execute(tx)]);
			}),
		).rejects.toThrow("division by zero");
		tell();
		await expect(late).rejects.toThrow("this unit of work is over");
	});

	it("has a statement planned once, however often it is asked, and again when what it returns has changed", async () => {
		const unit = { personId: null, territoryIds: [], now };
		await database.asAdmin("create table note (id int); grant select on note to maillage_app");
		const prepared = (tx: Parameters<Parameters<typeof inUnit>[2]>[0]) =>
			sql<{ count: number }>`select count(*) as count from pg_prepared_statements where statement like 'select * from note%'`
				.execute(tx)
				.then(({ rows }) => rows[0]?.count);
		// a process prepares its first statements only: this one has met none yet
		vi.resetModules();
		const fresh = await import("#db/client.server.ts");
		const db = fresh.openDb("app", database.adminUrl, { maxConnections: 1 });
		const read = () =>
			fresh.inUnit(db, unit, async (tx) => {
				for (const id of [1, 2, 3]) await sql`select * from note where id = ${id}`.execute(tx);
				return prepared(tx);
			});
		expect(await read()).toBe(1);
		await database.asAdmin("alter table note add column text text");
		await expect(read()).rejects.toThrow("cached plan");
		expect(await read()).toBe(2);
		await db.close();
	});
});
