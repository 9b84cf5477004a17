import { beforeAll, describe, expect, it } from "vitest";
import { createCalendarFeed } from "#app/domain/calendar-feeds/commands/create-calendar-feed.server.ts";
import { noteFeedReading } from "#app/domain/calendar-feeds/commands/note-feed-reading.server.ts";
import { revokeCalendarFeed } from "#app/domain/calendar-feeds/commands/revoke-calendar-feed.server.ts";
import { findCalendarFeed, listLiveFeeds } from "#app/domain/calendar-feeds/queries.server.ts";
import { maxLiveFeeds } from "#app/domain/calendar-feeds/rules.ts";
import type { CalendarFeedId, FoundFeed } from "#app/domain/calendar-feeds/types.ts";
import { inTransaction, type PersonCtx, reading } from "#app/domain/kernel/context.server.ts";
import type { CommitteeId, PersonId, TerritoryId } from "#app/domain/kernel/ids.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-24T09:00:00Z");

let here: BuiltTerritory;
let elsewhere: BuiltTerritory;
let insertion: CommitteeId;
beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	elsewhere = await aTerritory(database.owner, now, "ailleurs");
	insertion = here.committeeIds.insertion as CommitteeId;
});

let count = 0;
async function somebody(): Promise<PersonCtx> {
	const { personId, territoryId } = await here.person(`lea-${++count}`, { role: "reader" });
	return { db: database.app, personId, territoryIds: [territoryId], now };
}
const create = (ctx: PersonCtx, committeeId: CommitteeId | null = null, label: string | null = null) =>
	createCalendarFeed(ctx, { committeeId, label });
const find = async (token: string) => (await findCalendarFeed(database.app, token, now)) as FoundFeed;
const list = (ctx: PersonCtx) => reading(ctx, (tx) => listLiveFeeds(tx, ctx.personId));
const factsOf = (personId: PersonId) =>
	database.asAdmin<{ name: string; territory_id: string; payload: string }>(
		"select name, territory_id, payload from journal_entry where person_id = $1 order by at, seq",
		[personId],
	);
const noTerritory = "00000000-0000-0000-0000-000000000000";

describe("creating an address", () => {
	it("keeps only the digest of its secret, and tells the fact without it", async () => {
		const ctx = await somebody();
		const token = await create(ctx, null, "téléphone");
		expect(token).toMatch(/^[\w-]{43}$/);
		const [row] = await database.asAdmin<Record<string, unknown>>("select * from calendar_feed where person_id = $1", [ctx.personId]);
		expect(row).toMatchObject({ territory_id: null, committee_id: null, label: "téléphone", last_read_on: null, revoked_at: null });
		expect(row?.token_hash).toMatch(/^[0-9a-f]{64}$/);
		const facts = await factsOf(ctx.personId);
		expect(facts).toMatchObject([{ name: "calendar-feed.created", territory_id: noTerritory }]);
		expect(JSON.stringify([row, facts])).not.toContain(token);
		expect(await find(token)).toMatchObject({ personId: ctx.personId, isActive: true, committeeId: null });
	});

	it("for a committee is open to every member, told in the journal of its territory, and named in the list", async () => {
		const ctx = await somebody();
		await create(ctx, insertion);
		expect(await factsOf(ctx.personId)).toMatchObject([{ name: "calendar-feed.created", territory_id: here.territoryId }]);
		expect(await list(ctx)).toMatchObject([{ isOwn: false, committee: { name: "Comité insertion", slug: "insertion" }, lastReadOn: null }]);
	});

	it("is refused for a committee of another territory or of none, and to whoever has no territory", async () => {
		const ctx = await somebody();
		const foreign = elsewhere.committeeIds.insertion as CommitteeId;
		await expect(create(ctx, foreign)).rejects.toMatchObject({ kind: "not-found" });
		await expect(create(ctx, newId<CommitteeId>())).rejects.toMatchObject({ kind: "not-found" });
		await expect(create({ ...ctx, territoryIds: [] })).rejects.toMatchObject({ kind: "forbidden", code: "calendar-feed.no-territory" });
		// the wall behind: a context that claims a territory where the person is nobody
		const liar = { ...ctx, territoryIds: [elsewhere.territoryId] };
		await expect(create(liar, foreign)).rejects.toMatchObject({ kind: "not-found" });
		await expect(insertRaw(liar, elsewhere.territoryId, foreign)).rejects.toThrow(/row-level security/);
		expect(await factsOf(ctx.personId)).toEqual([]);
		expect(await list(ctx)).toEqual([]);
	});

	it("stops at twenty open ones, even when several forms arrive at once", async () => {
		const ctx = await somebody();
		const results = await Promise.allSettled(Array.from({ length: maxLiveFeeds + 2 }, () => create(ctx)));
		const refused = results.filter((result) => result.status === "rejected");
		expect(refused.map(({ reason }) => reason.code)).toEqual(["calendar-feed.too-many", "calendar-feed.too-many"]);
		const [one] = await list(ctx);
		await revokeCalendarFeed(ctx, { feedId: one?.id as CalendarFeedId });
		await create(ctx);
		expect(await list(ctx)).toHaveLength(maxLiveFeeds);
	});
});

const insertRaw = (ctx: PersonCtx, territoryId: TerritoryId, committeeId: CommitteeId) =>
	inTransaction(ctx, (tx) =>
		tx
			.insertInto("calendarFeed")
			.values({ id: newId(), personId: ctx.personId, territoryId, committeeId, tokenHash: "0".repeat(64), createdAt: now })
			.execute(),
	);

describe("revoking an address", () => {
	it("leaves it known, takes it from the list, and is told once", async () => {
		const ctx = await somebody();
		const token = await create(ctx, insertion);
		const { id } = await find(token);
		await Promise.all([revokeCalendarFeed(ctx, { feedId: id }), revokeCalendarFeed(ctx, { feedId: id })]);
		expect(await find(token)).toMatchObject({ revokedAt: now });
		expect(await list(ctx)).toEqual([]);
		const facts = await factsOf(ctx.personId);
		expect(facts.map(({ name, territory_id }) => [name, territory_id])).toEqual([
			["calendar-feed.created", here.territoryId],
			["calendar-feed.revoked", here.territoryId],
		]);
	});

	it("is still possible from outside the territory, and told then in the journal of accounts", async () => {
		const ctx = await somebody();
		const { id } = await find(await create(ctx, insertion));
		const left = { ...ctx, territoryIds: [] };
		expect(await list(left)).toMatchObject([{ id, isOwn: false, committee: null }]);
		await revokeCalendarFeed(left, { feedId: id });
		expect((await factsOf(ctx.personId)).map(({ name, territory_id }) => [name, territory_id])).toContainEqual([
			"calendar-feed.revoked",
			noTerritory,
		]);
	});

	it("is nobody else's, who do not even see it", async () => {
		const [lea, intruder] = [await somebody(), await somebody()];
		const token = await create(lea);
		const { id } = await find(token);
		await expect(revokeCalendarFeed(intruder, { feedId: id })).rejects.toMatchObject({ kind: "not-found" });
		expect(await reading(intruder, (tx) => tx.selectFrom("calendarFeed").select("id").where("id", "=", id).execute())).toEqual([]);
		expect(await find(token)).toMatchObject({ revokedAt: null });
	});
});

describe("reading an address", () => {
	it("tells nothing of one that nobody made", async () => {
		for (const token of ["inconnue", "", "'; drop table person", "é".repeat(43)]) {
			expect(await findCalendarFeed(database.app, token, now)).toBeNull();
		}
	});

	it("keeps its day, not its hour, and makes no fact of it", async () => {
		const ctx = await somebody();
		const token = await create(ctx);
		const lateInParis = new Date("2026-11-24T23:30:00Z");
		await noteFeedReading({ db: database.app, now: lateInParis }, await find(token));
		expect(await list(ctx)).toMatchObject([{ lastReadOn: "2026-11-25" }]);
		expect(await factsOf(ctx.personId)).toHaveLength(1);
	});
});
