import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf, instantAt } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { addMission } from "#app/domain/missions/commands/add-mission.server.ts";
import { addSession } from "#app/domain/missions/commands/add-session.server.ts";
import { confirmSession } from "#app/domain/missions/commands/confirm-session.server.ts";
import { editMission } from "#app/domain/missions/commands/edit-mission.server.ts";
import { editSession } from "#app/domain/missions/commands/edit-session.server.ts";
import { removeMission } from "#app/domain/missions/commands/remove-mission.server.ts";
import { removeSession } from "#app/domain/missions/commands/remove-session.server.ts";
import { getSession, listMissions, listSessions, suggestRecipients } from "#app/domain/missions/queries.server.ts";
import { AddMission, AddSession, MissionFilter, SessionFilter } from "#app/domain/missions/schema.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = instantAt("2026-11-24" as never, "08:00");
const today = dayOf(now);
const as = (actor: Actor): Ctx => ({ db: database.app, actor, now });

let count = 0;
let territory: BuiltTerritory;
let steward: Actor;
let partner: Actor;
const journal = async () =>
	(
		await database.asAdmin<{ name: string }>("select name from journal_entry where territory_id = $1 order by seq desc limit 1", [
			territory.territoryId,
		])
	)[0]?.name;
const manager = (actor: Actor): Actor => ({ ...actor, referral: { duties: ["manager"], secretBasis: "none" } });
const hold = (actor: Actor, duty = "manager") =>
	database.asAdmin("insert into referral_duty (id, territory_id, person_id, duty, starts_on) values ($1, $2, $3, $4, $5)", [
		...[newId(), territory.territoryId, actor.personId, duty, today],
	]);

beforeAll(async () => {
	territory = await aTerritory(database.owner, now, `missions-${++count}`);
	steward = await territory.person("cooperation", { role: "cooperation_officer" });
	partner = await territory.person("ccas");
});

const mission = (over: object = {}) =>
	AddMission.parse({ need: "housing", public: "families", organisationId: territory.organisationIds.ccas, part: "lead", ...over });
const session = (over: object = {}) =>
	AddSession.parse({
		...{ organisationId: territory.organisationIds.ccas, place: "Mairie", rhythm: "weekly", weekday: "2" },
		...{ opensAt: "09:00", closesAt: "12:00", startsOn: "2026-01-06", booking: "free", ...over },
	});

describe("the split of missions", () => {
	it("is written, changed and taken away by a steward, each told in the journal; one leads, each organisation stands once", async () => {
		const { ccas, caf } = territory.organisationIds;
		const missionId = await addMission(as(steward), mission({ convention: "Convention CDAS-CCAS", reviewOn: "2026-11-01" }));
		expect(await journal()).toBe("mission.added");
		await expect(addMission(as(steward), mission({ organisationId: caf }))).rejects.toThrow("mission.lead-taken");
		await expect(addMission(as(steward), mission({ part: "support" }))).rejects.toThrow("mission.already-split");
		await expect(addMission(as(steward), mission({ organisationId: newId() }))).rejects.toThrow("invalid.id");
		expect(await journal()).toBe("mission.added");
		await addMission(as(steward), mission({ organisationId: caf, part: "support" }));

		await editMission(as(steward), { missionId, revision: 1, ...mission({ note: "Trente ménages" }) });
		expect(await journal()).toBe("mission.edited");
		await expect(editMission(as(steward), { missionId, revision: 1, ...mission() })).rejects.toThrow("stale");
		await expect(removeMission(as(steward), { missionId, revision: 1 })).rejects.toThrow("stale");
		const read = (filter: object) =>
			reading(as(partner), (tx) => listMissions(tx, territory.territoryId, MissionFilter.parse(filter), today));
		expect((await read({})).map(({ organisationId, part }) => [organisationId, part])).toEqual([
			[ccas, "lead"],
			[caf, "support"],
		]);
		expect(await read({ besoin: "food" })).toEqual([]);
		expect(await read({ revue: "en-retard" })).toEqual([]);
		await removeMission(as(steward), { missionId, revision: 2 });
		expect(await journal()).toBe("mission.removed");
		await expect(removeMission(as(steward), { missionId, revision: 2 })).rejects.toThrow("not-found");
	});

	it("is written by nobody else, whoever they ask", async () => {
		await expect(addMission(as(partner), mission())).rejects.toThrow("mission.stewards-only");
		const forged = { ...partner, role: "admin" as const };
		await expect(addMission(as(forged), mission({ need: "food" }))).rejects.toThrow("row-level security");
		const other = await aTerritory(database.owner, now, `missions-${++count}`);
		const foreigner = await other.person("voisine", { role: "admin" });
		const missionId = await addMission(as(steward), mission({ need: "mobility" }));
		await expect(editMission(as(foreigner), { missionId, revision: 1, ...mission() })).rejects.toThrow("not-found");
	});

	it("has one lead when two stewards write at once", async () => {
		const { ccas, caf } = territory.organisationIds;
		const results = await Promise.allSettled([
			addMission(as(steward), mission({ need: "legal", organisationId: ccas })),
			addMission(as(steward), mission({ need: "legal", organisationId: caf })),
		]);
		expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	});
});

describe("a drop-in session", () => {
	it("is kept up by a steward or its own organisation's manager, and confirmed in one step", async () => {
		await hold(partner);
		const own = manager(partner);
		const sessionId = await addSession(as(own), session({ closedOn: "24/11/2026", rhythm: "monthly", nth: "-1" }));
		expect(await journal()).toBe("drop-in-session.added");
		const stored = await reading(as(own), (tx) => getSession(tx, territory.territoryId, sessionId));
		expect(stored).toMatchObject({ closedOn: ["2026-11-24"], opensAt: "09:00", nth: -1, confirmedOn: today, revision: 1 });

		await expect(addSession(as(own), session({ organisationId: territory.organisationIds.caf }))).rejects.toThrow("holders-only");
		await expect(addSession(as(partner), session())).rejects.toThrow("holders-only");
		await expect(addSession(as(own), session({ closesAt: "08:00" }))).rejects.toThrow("closes-before");
		const forged = { ...(await territory.person("autre", { organisation: "caf" })), role: "admin" as const };
		await expect(addSession(as(forged), session())).rejects.toThrow("row-level security");

		await expect(
			editSession(as(own), { sessionId, revision: 1, ...session({ organisationId: territory.organisationIds.caf }) }),
		).rejects.toThrow("holders-only");
		await editSession(as(steward), { sessionId, revision: 1, ...session({ hostId: territory.organisationIds.caf }) });
		expect(await journal()).toBe("drop-in-session.edited");
		await expect(editSession(as(own), { sessionId, revision: 1, ...session() })).rejects.toThrow("stale");

		const later = { ...as(own), now: instantAt("2027-06-01" as never, "08:00") };
		const waiting = await reading(later, (tx) =>
			listSessions(tx, territory.territoryId, SessionFilter.parse({ etat: "a-confirmer" }), dayOf(later.now)),
		);
		expect(waiting.sessions.map(({ id }) => id)).toContain(sessionId);
		await confirmSession(later, { sessionId });
		expect(await journal()).toBe("drop-in-session.confirmed");
		await expect(confirmSession(as(partner), { sessionId })).rejects.toThrow("holders-only");
		await expect(removeSession(as(own), { sessionId, revision: 1 })).rejects.toThrow("stale");
		await removeSession(as(own), { sessionId, revision: 2 });
		expect(await journal()).toBe("drop-in-session.removed");
	});

	it("that ended is not confirmed, and stands among those that ended", async () => {
		const sessionId = await addSession(as(steward), session({ startsOn: "2026-01-06", endsOn: "2026-02-03" }));
		await expect(confirmSession(as(steward), { sessionId })).rejects.toThrow("drop-in-session.over");
		const list = (etat?: string) =>
			reading(as(steward), async (tx) =>
				(await listSessions(tx, territory.territoryId, SessionFilter.parse({ etat }), today)).sessions.map(({ id }) => id),
			);
		expect(await list()).not.toContain(sessionId);
		expect(await list("terminee")).toEqual([sessionId]);
	});
});

it("suggests the lead first, this public before everyone, each organisation once, with its notes and the sessions it still holds", async () => {
	const { ccas, caf, epci } = territory.organisationIds;
	const about = { need: "digital" as const };
	await addMission(as(steward), mission({ ...about, public: "everyone", organisationId: epci, part: "lead" }));
	await addMission(as(steward), mission({ ...about, public: "seniors", organisationId: caf, part: "lead" }));
	await addMission(as(steward), mission({ ...about, public: "everyone", organisationId: ccas, part: "support" }));
	await addMission(as(steward), mission({ ...about, public: "seniors", organisationId: epci, part: "support" }));
	await addMission(as(steward), mission({ ...about, public: "youth", organisationId: ccas, part: "lead" }));
	await database.asAdmin("insert into referral_organisation (territory_id, organisation_id, needs_note) values ($1, $2, 'Un avis')", [
		...[territory.territoryId, caf],
	]);
	await addSession(as(steward), session({ organisationId: caf }));
	await addSession(as(steward), session({ organisationId: caf, endsOn: "2026-11-23" }));

	const found = await reading(as(partner), (tx) => suggestRecipients(tx, territory.territoryId, "digital", "seniors"));
	expect(found.map(({ organisationId, part, why }) => [organisationId, part, why.public])).toEqual([
		[caf, "lead", "seniors"],
		[epci, "lead", "everyone"],
		[ccas, "support", "everyone"],
	]);
	expect(found[0]).toMatchObject({ needsNote: "Un avis", sessions: [{ nextDates: ["2026-11-24", "2026-12-01", "2026-12-08"] }] });
	expect(await reading(as(partner), (tx) => suggestRecipients(tx, territory.territoryId, "safety", "seniors"))).toEqual([]);
});
