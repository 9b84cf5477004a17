import { addDays } from "date-fns";
import { describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { type Day, dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { newId, type OrganisationId, type PersonId } from "#app/domain/kernel/ids.ts";
import { changeMembership } from "#app/domain/people/commands/change-membership.server.ts";
import { endMembership } from "#app/domain/people/commands/end-membership.server.ts";
import { inviteMember } from "#app/domain/people/commands/invite-member.server.ts";
import { issueToken } from "#app/domain/people/commands/issue-token.server.ts";
import { redeemInvitation } from "#app/domain/people/commands/redeem-invitation.server.ts";
import { resendInvitation } from "#app/domain/people/commands/resend-invitation.server.ts";
import { getMember, listMembers, listMemberships } from "#app/domain/people/queries.server.ts";
import { placeStamp } from "#app/domain/people/rules.ts";
import { MemberFilter } from "#app/domain/people/schema.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { factsOf } from "./facts.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const today = dayOf(now);
let count = 0;

async function aStaffedTerritory() {
	const territory = await aTerritory(database.owner, now, `membres-${++count}`);
	const { territoryId } = territory;
	const people = {
		admin: await territory.person("admin", { role: "admin" }),
		officer: await territory.person("cooperation", { role: "cooperation_officer" }),
		partner: await territory.person("ccas"),
		reader: await territory.person("lecture", { role: "reader" }),
	};
	const as = (actor: Actor, at = now): Ctx => ({ db: database.app, actor, now: at });
	const before = (await factsOf(database, territoryId)).length;
	const member = (personId: PersonId, at = now) => reading(as(people.admin, at), (tx) => getMember(tx, territoryId, personId, dayOf(at)));
	const invitation = (email: string, over: object = {}) => ({
		email: `${email}@${territory.slug}.example`,
		displayName: "Nadia Été",
		organisationId: territory.organisationIds.caf,
		role: "partner" as const,
		jobTitle: null,
		...over,
	});
	return { territory, territoryId, people, as, member, invitation, facts: () => factsOf(database, territoryId, before) };
}

describe("inviting", () => {
	it("gives a place from today, invited until the link is used, and asks for the mail", async () => {
		const { people, as, member, invitation, facts, territoryId } = await aStaffedTerritory();
		const personId = await inviteMember(as(people.officer), invitation("nadia"));
		expect(await member(personId)).toMatchObject({
			displayName: "Nadia Été",
			role: "partner",
			startsOn: today,
			endsOn: null,
			state: "invited",
		});
		expect(await facts()).toMatchObject([
			{ name: "member.added", personId: people.officer.personId },
			{ name: "invitation.requested", payload: { personId, territoryId, invitedBy: people.officer.personId } },
		]);
		const token = await issueToken({ db: database.worker, now }, { personId, kind: "invitation", territoryId });
		await redeemInvitation({ db: database.app, now }, { token, account: { displayName: "Nadia Été", passwordHash: "hash" } });
		expect(await member(personId)).toMatchObject({ state: "active" });
		await expect(resendInvitation(as(people.officer), { personId })).rejects.toMatchObject({ kind: "rule", code: "member.not-invited" });
	});

	it("is refused beyond one's rights, and leaves no trace", async () => {
		const { people, as, invitation, facts } = await aStaffedTerritory();
		await expect(inviteMember(as(people.officer), invitation("a", { role: "admin" }))).rejects.toMatchObject({ code: "member.admin-only" });
		await expect(inviteMember(as(people.partner), invitation("b"))).rejects.toMatchObject({
			kind: "forbidden",
			code: "member.steward-only",
		});
		await expect(inviteMember(as(people.reader), invitation("c", { role: "reader" }))).rejects.toMatchObject({ kind: "forbidden" });
		expect(await facts()).toEqual([]);
		expect(await database.asAdmin("select from person where email like 'a@membres-%'")).toEqual([]);
	});

	it("is refused for whoever is there, for another territory's organisation, and opens again for whoever left", async () => {
		const { people, as, member, invitation, territory } = await aStaffedTerritory();
		const elsewhere = await aTerritory(database.owner, now, `ailleurs-${count}`);
		await expect(inviteMember(as(people.admin), invitation("ccas"))).rejects.toMatchObject({
			code: "member.already-there",
			field: "email",
		});
		for (const organisationId of [elsewhere.organisationIds.ccas, newId<OrganisationId>()]) {
			await expect(inviteMember(as(people.admin), invitation("d", { organisationId }))).rejects.toMatchObject({ kind: "not-found" });
		}
		await endMembership(as(people.admin), { personId: people.partner.personId, endsOn: plusDays(today, -1) });
		await inviteMember(as(people.admin), invitation("ccas", { role: "reader" }));
		expect(await member(people.partner.personId)).toMatchObject({ role: "reader", startsOn: today, endsOn: null, state: "invited" });
		expect(territory.slug).toContain("membres");
	});

	it("twice at once makes one place", async () => {
		const { people, as, invitation, facts } = await aStaffedTerritory();
		const results = await Promise.allSettled([people.admin, people.officer].map((actor) => inviteMember(as(actor), invitation("deux"))));
		expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(await facts()).toHaveLength(2);
	});

	it("may be sent again while it waits, by whoever could have sent it", async () => {
		const { people, as, invitation, facts } = await aStaffedTerritory();
		const personId = await inviteMember(as(people.admin), invitation("attente", { role: "admin" }));
		await expect(resendInvitation(as(people.officer), { personId })).rejects.toMatchObject({ code: "member.admin-only" });
		await resendInvitation(as(people.admin), { personId });
		expect((await facts()).map(({ name }) => name)).toEqual(["member.added", "invitation.requested", "invitation.requested"]);
		await expect(resendInvitation(as(people.admin), { personId: newId() })).rejects.toMatchObject({ kind: "not-found" });
	});
});

describe("changing a place", () => {
	it("is effective at the next request and recorded", async () => {
		const { people, as, member, facts, territory } = await aStaffedTerritory();
		const { personId } = people.partner;
		const seen = placeStamp(await member(personId));
		const change = { personId, seen, organisationId: territory.organisationIds.caf, role: "reader" as const, jobTitle: "Conseillère" };
		await changeMembership(as(people.officer), change);
		expect(await listMemberships(database.app, personId, now)).toMatchObject([{ role: "reader", organisationName: "CAF" }]);
		expect(await facts()).toMatchObject([{ name: "member.changed", payload: { personId, role: "reader" } }]);
		await expect(changeMembership(as(people.officer), change)).rejects.toMatchObject({
			kind: "conflict",
			current: { role: "reader", jobTitle: "Conseillère" },
		});
		expect(await facts()).toHaveLength(1);
	});

	it("is refused to an officer over a steward, to partners, and over another territory", async () => {
		const { people, as, member, territory } = await aStaffedTerritory();
		const change = async (personId: PersonId, role: Actor["role"]) => ({
			personId,
			seen: placeStamp(await member(personId)),
			organisationId: territory.organisationIds.ccas,
			role,
			jobTitle: null,
		});
		const { admin, officer, partner, reader } = people;
		await expect(changeMembership(as(officer), await change(partner.personId, "admin"))).rejects.toMatchObject({
			code: "member.admin-only",
		});
		await expect(changeMembership(as(officer), await change(officer.personId, "admin"))).rejects.toMatchObject({
			code: "member.admin-only",
		});
		await expect(changeMembership(as(officer), await change(admin.personId, "reader"))).rejects.toMatchObject({
			code: "member.admin-only",
		});
		// the row of a place cannot even be locked by someone who may not write it
		await expect(changeMembership(as(reader), await change(reader.personId, "admin"))).rejects.toMatchObject({ kind: "not-found" });
		const stranger = await (await aTerritory(database.owner, now, `voisin-${count}`)).person("voisine");
		const foreign = { ...(await change(partner.personId, "reader")), personId: stranger.personId };
		await expect(changeMembership(as(admin), foreign)).rejects.toMatchObject({ kind: "not-found" });
	});
});

describe("ending a place", () => {
	it("closes access the day after, at once when the day is past, with the person's mandates", async () => {
		const { territory, people, as, facts } = await aStaffedTerritory();
		const chair = await territory.person("presidence", { mandates: { insertion: "chair" } });
		await endMembership(as(people.admin), { personId: chair.personId, endsOn: today });
		expect(await listMemberships(database.app, chair.personId, now)).toHaveLength(1);
		expect(await listMemberships(database.app, chair.personId, addDays(now, 1))).toEqual([]);
		expect(await database.asAdmin("select ends_on::text from mandate where person_id = $1", [chair.personId])).toEqual([
			{ ends_on: today },
		]);
		expect((await facts()).at(-1)).toMatchObject({ name: "member.ended", payload: { personId: chair.personId, endsOn: today } });

		const { personId } = people.reader;
		await endMembership(as(people.officer), { personId, endsOn: plusDays(today, -1) });
		expect(await listMemberships(database.app, personId, now)).toEqual([]);
		expect(await reading(as(people.reader), (tx) => tx.selectFrom("committee").select("id").execute())).toEqual([]);
	});

	it("never leaves a territory without a lasting admin, even when two leave at once", async () => {
		const { territory, people, as, member } = await aStaffedTerritory();
		const { personId } = people.admin;
		await expect(endMembership(as(people.admin), { personId, endsOn: today })).rejects.toMatchObject({ code: "member.last-admin" });
		const demoted = {
			personId,
			seen: placeStamp(await member(personId)),
			organisationId: territory.organisationIds.ccas,
			role: "reader" as const,
			jobTitle: null,
		};
		await expect(changeMembership(as(people.admin), demoted)).rejects.toMatchObject({ code: "member.last-admin" });

		const second = await territory.person("seconde", { role: "admin" });
		const leaving = [people.admin, second].map((actor) =>
			endMembership(as(actor), { personId: actor.personId, endsOn: "2026-12-31" as Day }),
		);
		const results = await Promise.allSettled(leaving);
		expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	});

	it("is refused to an officer over a steward and to partners", async () => {
		const { people, as, facts } = await aStaffedTerritory();
		const end = (actor: Actor, target: Actor) => endMembership(as(actor), { personId: target.personId, endsOn: today });
		await expect(end(people.officer, people.admin)).rejects.toMatchObject({ code: "member.admin-only" });
		await expect(end(people.partner, people.reader)).rejects.toMatchObject({ kind: "not-found" });
		expect(await facts()).toEqual([]);
	});
});

it("lists members by name with filters on what the page offers", async () => {
	const { territoryId, people, as, invitation, territory } = await aStaffedTerritory();
	await inviteMember(as(people.admin), invitation("invitee", { displayName: "Élodie 100 %" }));
	await endMembership(as(people.admin), { personId: people.reader.personId, endsOn: plusDays(today, -1) });
	const names = async (filter: Record<string, string>) => {
		const { members, total } = await reading(as(people.admin), (tx) => listMembers(tx, territoryId, MemberFilter.parse(filter), today));
		expect(total).toBe(members.length);
		return members.map(({ email }) => email.split("@")[0]);
	};
	expect(await names({})).toEqual(["admin", "ccas", "cooperation", "invitee", "lecture"]);
	expect(await names({ etat: "invited" })).toEqual(["invitee"]);
	expect(await names({ etat: "ended" })).toEqual(["lecture"]);
	expect(await names({ role: "partner", etat: "active" })).toEqual(["ccas"]);
	expect(await names({ organisation: territory.organisationIds.caf })).toEqual(["invitee"]);
	expect(await names({ q: "elodie" })).toEqual(["invitee"]);
	expect(await names({ q: "100 %" })).toEqual(["invitee"]);
	expect(await names({ q: "_" })).toEqual([]);
	expect(await names({ q: "elodie", role: "admin" }), "every filter holds").toEqual([]);
	expect(await names({ page: "99" })).toHaveLength(5);
	expect(await names({ role: "emperor", etat: "?", organisation: "x", page: "-3" })).toHaveLength(5);
});
