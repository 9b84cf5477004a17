import { beforeAll, describe, expect, it } from "vitest";
import type { Actor, ReferralDuty } from "#app/domain/kernel/actor.ts";
import { dayOf, instantAt, plusDays } from "#app/domain/kernel/calendar.ts";
import { type Ctx, inTransaction, reading } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { listMemberships } from "#app/domain/people/queries.server.ts";
import { endDuty } from "#app/domain/referrals/commands/end-duty.server.ts";
import { grantDuty } from "#app/domain/referrals/commands/grant-duty.server.ts";
import { handOverReferral } from "#app/domain/referrals/commands/hand-over-referral.server.ts";
import { listActiveAgents, listHeldDuties, listManagedPlaces, listManagers } from "#app/domain/referrals/duty-queries.server.ts";
import { GrantDuty } from "#app/domain/referrals/duty-schema.ts";
import type { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = instantAt("2026-11-24" as never, "08:00");
const today = dayOf(now);
const as = (actor: Actor, at = now): Ctx => ({ db: database.app, actor, now: at });

let territory: BuiltTerritory;
let steward: Actor;
let manager: Actor;
let agent: Actor;
let colleague: Actor;

/** The actor of somebody today, as sign-in would make it. */
async function seen(person: Actor, at = now): Promise<Actor> {
	const membership = (await listMemberships(database.app, person.personId, at)).find((one) => one.territoryId === person.territoryId);
	return { ...person, referral: membership?.referral };
}
const naming = (duty: ReferralDuty, person: Actor, over: object = {}) =>
	GrantDuty.parse({
		...{ duty, personId: person.personId, startsOn: today, isNotElected: "on" },
		...(duty === "agent" && { secretBasis: "mission" }),
		...over,
	});
const held = async (person: Actor, duty: ReferralDuty) => {
	const all = await reading(as(steward), (tx) => listHeldDuties(tx, territory.territoryId, { duties: [duty] }, today));
	return all.find(({ personId }) => personId === person.personId);
};
const names = async () =>
	(
		await database.asAdmin<{ name: string }>("select name from journal_entry where territory_id = $1 order by seq desc limit 1", [
			territory.territoryId,
		])
	)[0]?.name;

beforeAll(async () => {
	territory = await aTerritory(database.owner, now, "habilitations");
	steward = await territory.person("cooperation", { role: "cooperation_officer" });
	manager = await territory.person("responsable");
	agent = await territory.person("agente");
	colleague = await territory.person("collegue");
	await grantDuty(as(steward), naming("manager", manager));
	manager = await seen(manager);
	await grantDuty(as(manager), naming("agent", agent));
	await grantDuty(as(manager), naming("agent", colleague, { secretBasis: "none" }));
});

describe("a duty", () => {
	it("is a manager's or the DPO's by a steward, an agent's by their manager, each told in the journal", async () => {
		expect(await names()).toBe("referral-duty.granted");
		expect(manager.referral).toEqual({ duties: ["manager"], secretBasis: "none" });
		expect((await seen(agent)).referral).toEqual({ duties: ["agent"], secretBasis: "mission" });
		await expect(grantDuty(as(steward), naming("agent", manager))).rejects.toThrow("manager-only");
		await expect(grantDuty(as(manager), naming("manager", agent))).rejects.toThrow("stewards-only");
		await expect(grantDuty(as(agent), naming("agent", manager))).rejects.toThrow("manager-only");
		const caf = await territory.person("caf", { organisation: "caf" });
		await expect(grantDuty(as(manager), naming("agent", caf))).rejects.toThrow("other-organisation");
	});

	it("is refused to the elected, stewards and readers, before its day, twice, and without the attestation", async () => {
		const chair = await territory.person("presidente", { mandates: { insertion: "chair" } });
		const substitute = await territory.person("suppleante", { mandates: { insertion: "substitute" } });
		const admin = await territory.person("administration", { role: "admin" });
		const reader = await territory.person("lecture", { role: "reader" });
		await expect(grantDuty(as(manager), naming("agent", chair))).rejects.toThrow("referral-duty.elected");
		await expect(grantDuty(as(manager), naming("agent", substitute))).rejects.toThrow("referral-duty.elected");
		await expect(grantDuty(as(manager), naming("agent", admin))).rejects.toThrow("referral-duty.steward");
		await expect(grantDuty(as(steward), naming("dpo", steward))).rejects.toThrow("referral-duty.steward");
		await expect(grantDuty(as(manager), naming("agent", reader))).rejects.toThrow("referral-duty.reader");
		await expect(grantDuty(as(manager), naming("agent", agent))).rejects.toThrow("already-held");
		await expect(grantDuty(as(manager), naming("agent", manager, { startsOn: plusDays(today, -1) }))).rejects.toThrow("starts-before");
		const backwards = { startsOn: plusDays(today, 2), endsOn: today };
		await expect(grantDuty(as(manager), naming("agent", manager, backwards))).rejects.toThrow("ends-before");
		expect(GrantDuty.safeParse({ ...naming("agent", agent), isNotElected: undefined }).success).toBe(false);
		expect(GrantDuty.safeParse({ ...naming("agent", agent), secretBasis: undefined }).success).toBe(false);
		await grantDuty(as(steward), naming("dpo", reader));
		expect((await seen(reader)).referral?.duties).toEqual(["dpo"]);
	});

	it("gives a steward nothing, were it written behind the application's back", async () => {
		const id = newId();
		const { territoryId } = territory;
		await inTransaction(as(steward), (tx) =>
			tx
				.insertInto("referralDuty")
				.values({ id, territoryId, personId: steward.personId, duty: "dpo", startsOn: today, grantedBy: steward.personId })
				.execute(),
		);
		expect((await seen(steward)).referral).toBeUndefined();
		await expect(
			inTransaction(as(steward), (tx) =>
				tx
					.insertInto("referralDuty")
					.values({
						...{ id: newId(), territoryId, personId: agent.personId, grantedBy: steward.personId },
						...{ duty: "agent", startsOn: plusDays(today, 400) },
					})
					.execute(),
			),
		).rejects.toThrow("row-level security");
	});

	it("sleeps while its person is elected, and says why", async () => {
		const someone = await territory.person("bientot-elue");
		await grantDuty(as(manager), naming("agent", someone));
		await database.asAdmin(
			"insert into mandate (id, territory_id, committee_id, person_id, role, starts_on) values ($1, $2, $3, $4, 'substitute', $5)",
			[...[newId(), territory.territoryId, territory.committeeIds.gerontologie, someone.personId, today]],
		);
		expect((await seen(someone)).referral).toBeUndefined();
		expect(await held(someone, "agent")).toMatchObject({ isElected: true });
		const { ccas } = territory.organisationIds;
		const agents = await reading(as(manager), (tx) => listActiveAgents(tx, territory.territoryId, ccas, today));
		expect(agents.map(({ personId }) => personId)).not.toContain(someone.personId);
	});

	it("ends at once, on the day it began as later; once", async () => {
		const someone = await territory.person("passagere");
		await grantDuty(as(manager), naming("agent", someone));
		const dutyId = (await held(someone, "agent"))?.dutyId as never;
		await expect(endDuty(as(steward), { dutyId })).rejects.toThrow("manager-only");
		const ends = await Promise.allSettled([endDuty(as(manager), { dutyId }), endDuty(as(manager), { dutyId })]);
		expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(await names()).toBe("referral-duty.ended");
		expect((await seen(someone)).referral).toBeUndefined();

		// given again the same day, then ended a week later
		await grantDuty(as(manager), naming("agent", someone));
		const later = new Date(now.getTime() + 7 * 86_400_000);
		expect((await seen(someone, later)).referral).toBeDefined();
		await endDuty(as(manager, later), { dutyId: (await held(someone, "agent"))?.dutyId as never });
		expect((await seen(someone, later)).referral).toBeUndefined();
		await expect(endDuty(as(manager), { dutyId: newId() as never })).rejects.toThrow("not-found");
	});

	it("tells a worker which managers a reminder climbs to", async () => {
		const { ccas, caf } = territory.organisationIds;
		const worker = { db: database.worker, now, territoryId: territory.territoryId };
		const managersOf = (organisationId: typeof ccas, day = today) =>
			reading(worker, (tx) => listManagers(tx, territory.territoryId, organisationId, day));
		expect(await managersOf(ccas)).toEqual([
			{ personId: manager.personId, displayName: manager.displayName, email: "responsable@habilitations.example" },
		]);
		expect(await managersOf(caf)).toEqual([]);
		expect(await managersOf(ccas, plusDays(today, -1))).toEqual([]);
	});
});

/** A referral from the CAF to the CCAS, read there by the agent; only what stands in clear. */
async function received(): Promise<{ referralId: ReferralId; recipientId: RecipientId }> {
	const { ccas, caf } = territory.organisationIds;
	const author = await territory.person(`emetteur-${newId().slice(-6)}`, { organisation: "caf" });
	const [referralId, recipientId] = [newId<ReferralId>(), newId<RecipientId>()];
	const reference = `${referralId.slice(-4)}-${recipientId.slice(-4)}`.toUpperCase();
	const { territoryId } = territory;
	await database.asAdmin(
		`insert into referral (id, territory_id, reference, sender_organisation_id, author_id, status, need, public, purpose, urgency, basis, is_informed,
			created_at, sent_at, last_contact_on) values ($1, $2, $3, $4, $5, 'sent', 'housing', 'families', 'assess', 'soon', 'agreement', true, $6, $6, $7)`,
		[referralId, territoryId, reference, caf, author.personId, now, today],
	);
	await database.asAdmin(
		`insert into referral_recipient (id, territory_id, referral_id, organisation_id, scope, is_bound, state, state_since, waiting_on, due_on, assigned_to)
			values ($1, $2, $3, $4, 'full', true, 'received', $5, 'recipient', $6, $7)`,
		[recipientId, territoryId, referralId, ccas, now, plusDays(today, -2), agent.personId],
	);
	await database.asAdmin(
		"insert into referral_reader (territory_id, referral_id, recipient_id, organisation_id, person_id, since) values ($1, $2, $3, $4, $5, $6)",
		[territoryId, referralId, recipientId, ccas, agent.personId, now],
	);
	return { referralId, recipientId };
}
const readersOf = async (recipientId: string) =>
	(
		await database.asAdmin<{ person_id: string }>("select person_id from referral_reader where recipient_id = $1 and until is null", [
			recipientId,
		])
	).map(({ person_id }) => person_id);

describe("a referral that waits", () => {
	it("is counted and timed for its manager, without need nor word, and for no other", async () => {
		const place = await received();
		const { ccas, caf } = territory.organisationIds;
		const { places, waiting, late } = await reading(as(manager), (tx) => listManagedPlaces(tx, ccas, 1));
		expect({ waiting, late }).toEqual({ waiting: 1, late: 1 });
		expect(places[0]).toMatchObject({ ...place, state: "received", readers: [agent.personId], assignedTo: agent.personId });
		expect(JSON.stringify(places)).not.toContain("housing");
		for (const other of [steward, agent]) {
			expect((await reading(as(other), (tx) => listManagedPlaces(tx, ccas, 1))).total).toBe(0);
			expect((await reading(as(other), (tx) => listManagedPlaces(tx, caf, 1))).total).toBe(0);
		}
	});

	it("is given to another agent, whose colleague may stop reading; it keeps a reader", async () => {
		const place = await received();
		const to = (person: Actor, ended: Actor | null = null) =>
			handOverReferral(as(manager), { ...place, personId: person.personId, endedPersonId: ended?.personId ?? null });
		await expect(to(agent)).rejects.toThrow("reads-already");
		await expect(to(manager)).rejects.toThrow("not-an-agent");
		await expect(to(colleague, colleague)).rejects.toThrow("same-person");
		await expect(to(agent, colleague)).rejects.toThrow("not-a-reader");
		await expect(handOverReferral(as(agent), { ...place, personId: colleague.personId, endedPersonId: null })).rejects.toThrow("not-found");
		await expect(
			handOverReferral(as(manager), { ...place, recipientId: null, personId: colleague.personId, endedPersonId: null }),
		).rejects.toThrow("not-found");

		await to(colleague, agent);
		expect(await names()).toBe("referral.handed-over");
		expect(await readersOf(place.recipientId)).toEqual([colleague.personId]);
		const [row] = await database.asAdmin("select assigned_to from referral_recipient where id = $1", [place.recipientId]);
		expect(row).toEqual({ assigned_to: null });
		await to(agent);
		expect((await readersOf(place.recipientId)).sort()).toEqual([agent.personId, colleague.personId].sort());
	});

	it("keeps a reader when two managers give it at once", async () => {
		const place = await received();
		const swap = (to: Actor, from: Actor) =>
			handOverReferral(as(manager), { ...place, personId: to.personId, endedPersonId: from.personId });
		await Promise.allSettled([swap(colleague, agent), swap(agent, colleague), swap(colleague, agent)]);
		expect((await readersOf(place.recipientId)).length).toBeGreaterThan(0);
	});
});
