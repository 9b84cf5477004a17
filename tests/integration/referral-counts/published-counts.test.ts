import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { countShown } from "#app/domain/referral-counts/publish.ts";
import { getPublishedYear } from "#app/domain/referral-counts/queries.server.ts";
import { totalLine } from "#app/domain/referral-counts/types.ts";
import { needs } from "#app/domain/referrals/types.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { monthDay, requests } from "#tests/support/count-rows.ts";
import { erasedReferrals, liveReferrals } from "#tests/support/counted-referrals.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2027-03-01T09:00:00Z");
let here: BuiltTerritory;
let member: Actor;
let chair: Actor;
let foreigner: Actor;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	member = await here.person("lise", { role: "reader" });
	chair = await here.person("elu", { mandates: { insertion: "chair" } });
	foreigner = await (await aTerritory(database.owner, now, "la-bas")).person("fred", { role: "admin" });
	await liveReferrals(database, here, member, [
		requests({ count: 8, answerDays: 2 }),
		requests({ need: "housing", count: 30, state: "declined", declineReason: "no-capacity", answerDays: 5 }),
	]);
	await erasedReferrals(database, here, [
		requests({ count: 7, answerDays: 2 }),
		requests({ need: "food", count: 25, state: "closed", outcome: "answered", answerDays: 12 }),
		requests({ month: monthDay(12), need: "food", count: 12 }),
	]);
});

const published = (actor: Actor, year = 2026) =>
	reading({ db: database.app, actor, now }, (tx) => getPublishedYear(tx, here.territoryId, year, now));
const rowsFor = (actor: Actor) =>
	reading({ db: database.app, actor, now }, async (tx) => {
		const { rows } = await sql`select * from referral_counts(${here.territoryId}, '2026-01-01'::date, '2026-12-01'::date)`.execute(tx);
		return rows.length;
	});

describe("published counts", () => {
	it("add what lives and what was erased, to the last month of the year", async () => {
		const year = await published(member);
		expect(countShown(year, { table: "need", line: totalLine, period: "2026-T1" })).toBe(70);
		expect(countShown(year, { table: "need", line: "housing", period: "2026-T1" })).toBe(30);
		expect(countShown(year, { table: "delay", line: "4-10", period: "2026-T1" })).toBe(30);
		expect(countShown(year, { table: "need", line: totalLine, period: "2026-T4" })).toBe(12);
	});

	it("are the same for every member, elected officials included", async () => {
		expect(await published(chair)).toEqual(await published(member));
	});

	it("are nothing to another territory, and its rows neither", async () => {
		const year = await published(foreigner);
		expect(year.quarters.every(({ detail }) => detail === "secret")).toBe(true);
		expect(await rowsFor(foreigner)).toBe(0);
		expect(await rowsFor(member)).toBe(82);
	});

	it("come through their door alone: no member reads the rows that it counts", async () => {
		const counted = (actor: Actor, table: "referral" | "referralRecipient") =>
			reading({ db: database.app, actor, now }, (tx) => tx.selectFrom(table).selectAll().execute());
		for (const actor of [member, chair, foreigner]) {
			expect(await counted(actor, "referral")).toEqual([]);
			expect(await counted(actor, "referralRecipient")).toEqual([]);
		}
		await expect(
			reading({ db: database.app, actor: member, now }, (tx) => tx.selectFrom("referralFact").selectAll().execute()),
		).rejects.toThrow("permission denied");
	});

	it("are closed to whoever is not a member any more", async () => {
		const gone = await here.person("partie");
		await database.asAdmin("update membership set ends_on = '2027-01-31' where person_id = $1", [gone.personId]);
		expect(await rowsFor(gone)).toBe(0);
	});

	it("follow the threshold that the territory set, which is never under eleven", async () => {
		const set = (threshold: number) =>
			database.asAdmin(
				`insert into referral_settings (territory_id, count_threshold) values ($1, $2)
				on conflict (territory_id) do update set count_threshold = excluded.count_threshold`,
				[here.territoryId, threshold],
			);
		await expect(set(10)).rejects.toThrow("count_threshold");
		await set(40);
		const year = await published(member);
		expect(countShown(year, { table: "need", line: totalLine, period: "2026-T1" })).toBe(70);
		expect(countShown(year, { table: "need", line: "housing", period: "2026-T1" })).toBeNull();
		await set(11);
	});

	it("of a year of 20,000 requests are ready in less than 300 milliseconds", async () => {
		const busy = await aTerritory(database.owner, now, "grand");
		const actor = await busy.person("lea");
		await erasedReferrals(
			database,
			busy,
			Array.from({ length: 200 }, (_, index) =>
				requests({ month: monthDay((index % 12) + 1), need: needs[index % 15], answerDays: index % 40, count: 100 }),
			),
		);
		await database.asAdmin("analyze referral_fact");
		const times: number[] = [];
		for (let turn = 0; turn < 5; turn++) {
			const start = performance.now();
			await reading({ db: database.app, actor, now }, (tx) => getPublishedYear(tx, busy.territoryId, 2026, now));
			times.push(performance.now() - start);
		}
		expect(Math.min(...times)).toBeLessThan(300);
	});
});
