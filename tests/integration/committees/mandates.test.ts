import { beforeAll, describe, expect, it } from "vitest";
import { endMandate } from "#app/domain/committees/commands/end-mandate.server.ts";
import { grantMandate } from "#app/domain/committees/commands/grant-mandate.server.ts";
import { listCommitteeMembers } from "#app/domain/committees/queries.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Forbidden, NotFound, RuleViolation } from "#app/domain/kernel/errors.ts";
import { type CommitteeId, newId } from "#app/domain/kernel/ids.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const as = (actor: Actor) => ({ db: database.app, actor, now });
let here: BuiltTerritory;
let admin: Actor;
let someone: Actor;

beforeAll(async () => {
	here = await aTerritory(database.owner, now);
	admin = await here.person("admin", { role: "admin" });
	someone = await here.person("someone");
});

const membersOf = (committee: string, day = "2026-11-22") =>
	reading(as(admin), (tx) => listCommitteeMembers(tx, here.territoryId, here.committeeIds[committee] as CommitteeId, day as Day));
const events = (name: string) => database.asAdmin("select payload from journal_entry where name = $1", [name]);
const mandate = (committee: string, overrides: object = {}) => ({
	committeeId: here.committeeIds[committee] as CommitteeId,
	personId: someone.personId,
	role: "member" as const,
	startsOn: "2026-01-01",
	...overrides,
});

describe("giving a mandate", () => {
	it("seats a member of the territory, by a steward", async () => {
		const before = (await events("mandate.granted")).length;
		await grantMandate(as(admin), mandate("insertion", { role: "technical_lead", fte: 0.5 }));
		expect(await membersOf("insertion")).toMatchObject([
			{ displayName: "Someone exemple", organisationName: "CCAS", role: "technical_lead", fte: 0.5, startsOn: "2026-01-01", endsOn: null },
		]);
		expect(await events("mandate.granted")).toHaveLength(before + 1);
	});

	it("is refused to whoever does not run the workspace, the chair included", async () => {
		const chair = await here.person("chair", { mandates: { gerontologie: "chair" } });
		const reader = await here.person("reader", { role: "reader" });
		for (const actor of [chair, reader]) await expect(grantMandate(as(actor), mandate("gerontologie"))).rejects.toThrow(Forbidden);
	});

	it("keeps to the territory: its bodies, its members", async () => {
		const there = await aTerritory(database.owner, now, "la-bas");
		const stranger = await there.person("stranger");
		await expect(grantMandate(as(admin), mandate("insertion", { committeeId: there.committeeIds.insertion }))).rejects.toThrow(NotFound);
		await expect(grantMandate(as(admin), mandate("insertion", { personId: stranger.personId }))).rejects.toMatchObject({
			code: "mandate.not-a-member",
		});
	});

	it("refuses the same mandate twice over the same days, and time for who is no lead", async () => {
		const twice = await here.person("twice", { mandates: { insertion: "member" } });
		await expect(grantMandate(as(admin), mandate("insertion", { personId: twice.personId }))).rejects.toThrow("mandate.already-held");
		await expect(grantMandate(as(admin), mandate("gerontologie", { fte: 0.5 }))).rejects.toMatchObject({
			code: "mandate.fte-for-lead",
			field: "fte",
		});
	});

	it("seats one chair at a time, even when two are named at once", async () => {
		const land = await aTerritory(database.owner, now, "deux-chaises");
		const steward = await land.person("steward", { role: "cooperation_officer" });
		const people = [await land.person("une"), await land.person("autre")];
		const committeeId = land.committeeIds.insertion as CommitteeId;
		const outcomes = await Promise.allSettled(
			people.map(({ personId }) => grantMandate(as(steward), { committeeId, personId, role: "chair", startsOn: "2026-01-01" })),
		);
		expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "mandate.one-chair", field: "role" } });
		expect(
			await database.asAdmin("select from journal_entry where territory_id = $1 and name = 'mandate.granted'", [land.territoryId]),
			"the refusal left nothing",
		).toHaveLength(1);
	});
});

describe("ending a mandate", () => {
	it("keeps it to its last day included, then lets another chair sit", async () => {
		const land = await aTerritory(database.owner, now, "passation");
		const steward = await land.person("steward", { role: "admin" });
		const old = await land.person("sortante", { mandates: { insertion: "chair" } });
		const next = await land.person("entrante");
		const committeeId = land.committeeIds.insertion as CommitteeId;
		const members = (day: string) => reading(as(steward), (tx) => listCommitteeMembers(tx, land.territoryId, committeeId, day as Day));
		const mandateId = (await members("2026-11-22"))[0]?.mandateId as string;

		await expect(endMandate(as(old), { mandateId, endsOn: "2026-11-30" })).rejects.toThrow(Forbidden);
		await expect(endMandate(as(steward), { mandateId, endsOn: "2020-01-01" })).rejects.toMatchObject({ code: "mandate.ends-before-start" });
		await endMandate(as(steward), { mandateId, endsOn: "2026-11-30" });
		await grantMandate(as(steward), { committeeId, personId: next.personId, role: "chair", startsOn: "2026-12-01" });
		expect((await members("2026-11-30")).map(({ displayName }) => displayName)).toEqual(["Sortante passation"]);
		expect((await members("2026-12-01")).map(({ displayName }) => displayName)).toEqual(["Entrante passation"]);
		await expect(endMandate(as(steward), { mandateId, endsOn: "2026-12-15" })).rejects.toMatchObject({ code: "mandate.one-chair" });
		expect(await events("mandate.ended")).toHaveLength(1);

		const later = { db: database.app, actor: steward, now: new Date("2026-12-02T09:00:00Z") };
		await expect(endMandate(later, { mandateId, endsOn: "2026-12-31" })).rejects.toThrow(RuleViolation);
	});

	it("does not know another territory's mandate", async () => {
		const there = await aTerritory(database.owner, now, "ailleurs");
		const steward = await there.person("steward", { role: "admin" });
		const mandateId = (await membersOf("insertion"))[0]?.mandateId as string;
		await expect(endMandate(as(steward), { mandateId, endsOn: "2026-11-30" })).rejects.toThrow(NotFound);
		await expect(endMandate(as(admin), { mandateId: newId(), endsOn: "2026-11-30" })).rejects.toThrow(NotFound);
	});
});
