import { beforeAll, describe, expect, it } from "vitest";
import { addGuest } from "#app/domain/committees/commands/add-guest.server.ts";
import { editCommittee } from "#app/domain/committees/commands/edit-committee.server.ts";
import { openCommittee } from "#app/domain/committees/commands/open-committee.server.ts";
import { removeGuest } from "#app/domain/committees/commands/remove-guest.server.ts";
import { removeSeat } from "#app/domain/committees/commands/remove-seat.server.ts";
import { setCharter } from "#app/domain/committees/commands/set-charter.server.ts";
import { setSeat } from "#app/domain/committees/commands/set-seat.server.ts";
import { listBodyHealth, listOrganisationAttendance } from "#app/domain/committees/health.server.ts";
import {
	getCharter,
	getCommitteeBySlug,
	listCommitteeMembers,
	listGuests,
	listSeats,
	listServedProgrammes,
} from "#app/domain/committees/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { newId, type OrganisationId } from "#app/domain/kernel/ids.ts";
import { listProgrammes } from "#app/domain/programmes/queries.server.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
let here: Awaited<ReturnType<typeof aCommittee>>;
let there: Awaited<ReturnType<typeof aCommittee>>;
beforeAll(async () => {
	here = await aCommittee(database, now, "ici");
	there = await aCommittee(database, now, "la-bas");
});
const events = async (prefix: string) =>
	(
		await database.asAdmin<{ name: string }>("select name from journal_entry where territory_id = $1 and name like $2 order by seq", [
			here.territory.territoryId,
			`${prefix}%`,
		])
	).map(({ name }) => name);
const officer = () => here.as(here.people.officer);

describe("a body", () => {
	it("of any kind is opened by a steward, serves several programmes, and gets an address of its own", async () => {
		const { territoryId } = here.territory;
		const [programme] = await reading(officer(), (tx) => listProgrammes(tx, territoryId));
		const body = {
			name: "Comité de pilotage",
			kind: "steering_committee" as const,
			programmeIds: [programme?.id ?? ""] as never[],
			commissions: "Sociale\nSociale\n Jeunesse ",
		};
		const slug = await openCommittee(officer(), body);
		expect(slug).toBe("comite-de-pilotage");
		expect(await openCommittee(officer(), body)).toBe("comite-de-pilotage-2");
		expect(await openCommittee(officer(), { ...body, name: "Santé" })).toBe("sante-2");
		const found = await reading(officer(), async (tx) => {
			const committee = await getCommitteeBySlug(tx, territoryId, slug);
			return { ...committee, programmes: await listServedProgrammes(tx, territoryId, committee.id) };
		});
		expect(found).toMatchObject({
			kind: "steering_committee",
			commissions: ["Sociale", "Jeunesse"],
			revision: 1,
			programmes: [{ id: programme?.id }],
		});
		for (const who of [here.people.lead, here.people.chair, here.people.member, here.people.reader]) {
			await expect(openCommittee(here.as(who), body)).rejects.toThrow("committee.stewards-only");
		}
		await expect(openCommittee(officer(), { ...body, programmeIds: [newId()] as never[] })).rejects.toThrow("committee.unknown-programme");
	});

	it("is edited once when two edit it at once", async () => {
		const slug = await openCommittee(officer(), { name: "Plénière", kind: "plenary" });
		const { id: committeeId } = await reading(officer(), (tx) => getCommitteeBySlug(tx, here.territory.territoryId, slug));
		const edit = (name: string) => editCommittee(officer(), { committeeId, revision: 1, name, kind: "plenary" });
		const outcomes = await Promise.allSettled([edit("Une"), edit("Deux")]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { kind: "conflict", current: { revision: 2 } } });
		expect((await events("committee.edited")).length).toBe(1);
		await expect(editCommittee(there.as(there.people.officer), { committeeId, revision: 2, name: "x", kind: "plenary" })).rejects.toThrow(
			"not-found",
		);
	});
});

describe("its charter", () => {
	const rules = {
		quorumRule: "number" as const,
		quorumCount: 4,
		noticeDays: 21,
		paperDays: 5,
		observationDays: 8,
		silenceApproves: true,
		toMembers: true,
		emails: "Mairie@ici.example\n",
	};
	it("begins without quorum, and is changed by its technical lead or a steward, from the version they saw", async () => {
		const { committeeId, people, as } = here;
		const charter = () => reading(as(people.member), (tx) => getCharter(tx, here.territory.territoryId, committeeId));
		expect(await charter()).toEqual({
			quorumRule: "none",
			quorumCount: null,
			noticeDays: 15,
			paperDays: 7,
			observationDays: 10,
			silenceApproves: false,
			distribution: { members: true, guests: true, emails: [], organisationIds: [] },
		});
		for (const who of [people.chair, people.substitute, people.member, people.outsider, people.reader]) {
			await expect(setCharter(as(who), { committeeId, revision: 1, ...rules })).rejects.toThrow("committee.leads-only");
		}
		await setCharter(as(people.lead), { committeeId, revision: 1, ...rules, silenceApproves: false });
		expect(await charter()).toMatchObject({
			quorumCount: 4,
			silenceApproves: false,
			distribution: { guests: false, emails: ["mairie@ici.example"] },
		});
		await expect(setCharter(officer(), { committeeId, revision: 1, ...rules })).rejects.toMatchObject({
			kind: "conflict",
			current: { noticeDays: 21, revision: 2 },
		});
		const foreign = there.territory.organisationIds.caf;
		await expect(setCharter(officer(), { committeeId, revision: 2, ...rules, organisationIds: [foreign] })).rejects.toThrow(
			"committee.unknown-organisation",
		);
		await setCharter(officer(), { committeeId, revision: 2, ...rules, quorumRule: "majority" });
		expect(await charter()).toMatchObject({ quorumRule: "majority", quorumCount: null, silenceApproves: true });
		await expect(setCharter(officer(), { committeeId, revision: 3, ...rules, emails: "pas une adresse" })).rejects.toThrow();
		expect(await events("committee.charter-set")).toHaveLength(2);
	});

	it("lets nobody who hands texts over grant themselves the chair's silence, nor a shorter one", async () => {
		const { committeeId, people, as, territory } = await aCommittee(database, now, "silence");
		const officer = as(people.officer);
		const change = (ctx: typeof officer, revision: number, more: Partial<typeof rules>) =>
			setCharter(ctx, { committeeId, revision, ...rules, ...more });
		await expect(change(as(people.lead), 1, { silenceApproves: true })).rejects.toThrow("committee.silence-stewards-only");
		await change(officer, 1, { silenceApproves: true });
		await expect(change(as(people.lead), 2, { observationDays: 0 })).rejects.toThrow("committee.silence-stewards-only");
		await change(as(people.lead), 2, { observationDays: 12 });
		await change(as(people.lead), 3, { silenceApproves: false, observationDays: 0 });
		expect(await reading(officer, (tx) => getCharter(tx, territory.territoryId, committeeId))).toMatchObject({ silenceApproves: false });
	});
});

describe("seats and guests", () => {
	it("name a delegate and a substitute of the organisation, who receive a mandate", async () => {
		const { committeeId, territory, as, people } = here;
		const { territoryId, organisationIds } = territory;
		const delegate = await territory.person("deleguee", { organisation: "caf" });
		const other = await territory.person("remplacant", { organisation: "caf" });
		const seat = { committeeId, organisationId: organisationIds.caf, delegateId: delegate.personId, substituteId: other.personId };
		await expect(setSeat(as(people.lead), seat)).rejects.toThrow("committee.stewards-only");
		await expect(setSeat(officer(), { ...seat, organisationId: organisationIds.epci })).rejects.toThrow("seat.other-organisation");
		await expect(setSeat(officer(), { ...seat, substituteId: delegate.personId })).rejects.toThrow();
		await expect(setSeat(officer(), { ...seat, organisationId: newId<OrganisationId>() })).rejects.toThrow(
			"committee.unknown-organisation",
		);
		await setSeat(officer(), seat);
		await setSeat(officer(), seat);
		const seats = await reading(officer(), (tx) => listSeats(tx, territoryId, committeeId));
		expect(seats).toContainEqual(
			expect.objectContaining({ organisationName: "CAF", delegateName: "Deleguee ici", substituteName: "Remplacant ici" }),
		);
		const members = await reading(officer(), (tx) => listCommitteeMembers(tx, territoryId, committeeId, dayOf(now)));
		expect(members.filter(({ personId }) => personId === delegate.personId || personId === other.personId)).toHaveLength(2);
		await removeSeat(officer(), { committeeId, organisationId: organisationIds.caf });
		await expect(removeSeat(officer(), { committeeId, organisationId: organisationIds.caf })).rejects.toThrow("not-found");
		expect(await events("committee.seat")).toEqual(["committee.seat-set", "committee.seat-set", "committee.seat-removed"]);
	});

	it("invite a person of the territory or someone from outside, once each", async () => {
		const { committeeId, territory, as, people } = here;
		const outside = { committeeId, name: "Awa Diallo", email: "awa@association.example", organisation: "Entraide" };
		const guests = () => reading(officer(), (tx) => listGuests(tx, territory.territoryId, committeeId));
		for (const who of [people.member, people.reader, people.outsider]) {
			await expect(addGuest(as(who), outside)).rejects.toThrow("committee.preparers-only");
		}
		const guestId = await addGuest(as(people.chair), outside);
		await addGuest(as(people.lead), { committeeId, personId: people.outsider.personId });
		await expect(addGuest(as(people.lead), outside)).rejects.toThrow("guest.already-there");
		await expect(addGuest(as(people.lead), { committeeId, personId: there.people.chair.personId })).rejects.toThrow("mandate.not-a-member");
		await expect(addGuest(as(people.lead), { committeeId, name: "Sans adresse" })).rejects.toThrow();
		expect((await guests()).map(({ name }) => name)).toEqual(["Ailleurs ici", "Awa Diallo"]);
		await expect(removeGuest(as(people.member), { committeeId, guestId })).rejects.toThrow("committee.preparers-only");
		await removeGuest(as(people.lead), { committeeId, guestId });
		await expect(removeGuest(as(people.lead), { committeeId, guestId })).rejects.toThrow("not-found");
		expect((await guests()).map(({ name }) => name)).toEqual(["Ailleurs ici"]);
	});
});

it("is as well as its meetings say: held, attended, approved, carried out", async () => {
	const { territoryId } = there.territory;
	const { meetingId } = await there.submitted();
	await database.asAdmin("update meeting set status = 'held' where id = $1", [meetingId]);
	const period = { committeeIds: [there.committeeId], year: 2026 };
	const found = await reading(there.as(there.people.officer), async (tx) => ({
		bodies: await listBodyHealth(tx, territoryId, period, dayOf(now)),
		organisations: await listOrganisationAttendance(tx, territoryId, period),
		before: await listBodyHealth(tx, territoryId, { ...period, year: 2025 }, dayOf(now)),
	}));
	expect(found.bodies).toMatchObject([
		{ planned: 1, held: 1, cancelled: 0, approvalDays: null, approved: 0, decisions: 0, tasks: 0, overdue: 0 },
	]);
	expect(found.organisations).toEqual([{ organisationName: "CCAS", expected: 1, present: 1, represented: 0 }]);
	expect(found.before).toMatchObject([{ planned: 0, held: 0 }]);
});
