import { sql } from "kysely";
import { describe, expect, it } from "vitest";
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
});
