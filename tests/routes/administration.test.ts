import { describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import * as endMembership from "#app/routes/administration/end-membership.tsx";
import * as home from "#app/routes/administration/home.tsx";
import * as inviteMember from "#app/routes/administration/invite-member.tsx";
import * as journal from "#app/routes/administration/journal.tsx";
import * as member from "#app/routes/administration/member.tsx";
import * as members from "#app/routes/administration/members.tsx";
import * as organisations from "#app/routes/administration/organisations.tsx";
import * as resendInvitation from "#app/routes/administration/resend-invitation.tsx";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date();
const web = useWeb(database, now);
let count = 0;

type Handler = Parameters<typeof web.ask>[0];

async function staffed() {
	const territory = await aTerritory(database.owner, now, `bureau-${++count}`);
	const people = {
		admin: await territory.person("admin", { role: "admin" }),
		officer: await territory.person("cooperation", { role: "cooperation_officer" }),
		partner: await territory.person("ccas"),
		reader: await territory.person("lecture", { role: "reader" }),
	};
	const cookies = new Map<Actor, string>();
	for (const actor of Object.values(people)) cookies.set(actor, await web.signInAs(actor.personId));
	const ask = (
		handler: Handler,
		actor: Actor,
		more: { form?: Record<string, string>; person?: string; slug?: string; search?: string } = {},
	) =>
		web.ask(handler, {
			path: `/t/x${more.search ?? ""}`,
			params: { territory: more.slug ?? territory.slug, ...(more.person ? { person: more.person } : {}) },
			cookie: cookies.get(actor),
			form: more.form,
		});
	const guest = (over: Record<string, string> = {}) => ({
		email: `nouvelle@${territory.slug}.example`,
		displayName: "Nouvelle",
		organisationId: territory.organisationIds.caf,
		role: "partner",
		...over,
	});
	return { territory, people, ask, guest };
}

const pages: [string, Handler][] = [
	["home", home.loader],
	["members", members.loader],
	["invitation", inviteMember.loader],
	["member", member.loader],
	["end of a place", endMembership.loader],
	["organisations", organisations.loader],
	["journal", journal.loader],
];

it.each(pages)("shows its page (%s) to stewards alone: to others, and in another territory, it does not exist", async (_, loader) => {
	const { people, ask } = await staffed();
	const elsewhere = await aTerritory(database.owner, now, `dehors-${count}`);
	const person = people.reader.personId;
	expect((await ask(loader, people.admin, { person })).status).toBe(200);
	expect((await ask(loader, people.officer, { person })).status).toBe(200);
	expect((await ask(loader, people.partner, { person })).status).toBe(404);
	expect((await ask(loader, people.reader, { person })).status).toBe(404);
	expect((await ask(loader, people.admin, { person, slug: elsewhere.slug })).status).toBe(404);
	expect((await ask(loader, people.admin, { person, slug: "nulle-part" })).status).toBe(404);
});

describe("the page of a member", () => {
	it("offers exactly what the actor may do", async () => {
		const { people, ask } = await staffed();
		const can = async (actor: Actor, target: Actor) => (await ask(member.loader, actor, { person: target.personId })).data.can;
		expect(await can(people.admin, people.officer)).toEqual({ change: true, end: true, resend: false });
		expect(await can(people.officer, people.reader)).toEqual({ change: true, end: true, resend: false });
		expect(await can(people.officer, people.admin)).toEqual({ change: false, end: false, resend: false });
		expect((await ask(endMembership.loader, people.officer, { person: people.admin.personId })).status).toBe(404);
	});

	it("is not found for whoever is not a member, nor for what is not an id", async () => {
		const { people, ask } = await staffed();
		for (const person of [newId(), "admin", "' or 1=1"]) expect((await ask(member.loader, people.admin, { person })).status).toBe(404);
	});

	it("keeps what was typed and shows what stands when somebody saved before", async () => {
		const { people, ask, territory } = await staffed();
		const person = people.partner.personId;
		const { seen } = (await ask(member.loader, people.admin, { person })).data;
		const form = (role: string) => ({ seen, organisationId: territory.organisationIds.caf, role, jobTitle: "" });
		expect((await ask(member.action, people.officer, { person, form: form("reader") })).status).toBe(302);
		const refused = await ask(member.action, people.admin, { person, form: { ...form("cooperation_officer"), jobTitle: "Cheffe" } });
		expect(refused.status).toBe(409);
		expect(refused.data.current).toMatchObject({ role: "reader" });
		expect(refused.data.lastResult.initialValue).toMatchObject({ role: "cooperation_officer", jobTitle: "Cheffe", seen });
	});

	it("refuses with the right status what a form was forged to say", async () => {
		const { people, ask, territory } = await staffed();
		const elsewhere = await aTerritory(database.owner, now, `forge-${count}`);
		const person = people.partner.personId;
		const { seen } = (await ask(member.loader, people.admin, { person })).data;
		const form = { seen, organisationId: territory.organisationIds.ccas, role: "reader" };
		const status = async (actor: Actor, over: Record<string, string>, target = person) =>
			(await ask(member.action, actor, { person: target, form: { ...form, ...over } })).status;
		expect(await status(people.officer, { role: "admin" })).toBe(403);
		expect(await status(people.admin, { role: "emperor" })).toBe(400);
		expect(await status(people.admin, { territoryId: elsewhere.territoryId })).toBe(400);
		expect(await status(people.admin, { organisationId: elsewhere.organisationIds.ccas })).toBe(404);
		expect(await status(people.partner, {})).toBe(404);
		const own = (await ask(member.loader, people.admin, { person: people.admin.personId })).data.seen;
		expect(await status(people.admin, { seen: own }, people.admin.personId)).toBe(422);
		// the address says who, whatever the form says
		expect(await status(people.admin, { personId: people.admin.personId })).toBe(302);
		expect((await ask(member.loader, people.admin, { person })).data.member.role).toBe("reader");
	});
});

describe("inviting from the page", () => {
	it("leads to the new member, who may be sent the mail again", async () => {
		const { people, ask, guest } = await staffed();
		const { status, location } = await ask(inviteMember.action, people.officer, { form: guest() });
		expect(status).toBe(302);
		const person = location?.split("/").at(-1) as string;
		const { data } = await ask(member.loader, people.officer, { person });
		expect(data).toMatchObject({ member: { state: "invited", displayName: "Nouvelle" }, can: { resend: true } });
		expect((await ask(resendInvitation.action, people.officer, { person, form: {} })).status).toBe(302);
		expect((await ask(resendInvitation.action, people.partner, { person, form: {} })).status).toBe(404);
		expect((await ask(resendInvitation.action, people.officer, { person: people.reader.personId, form: {} })).status).toBe(422);
		expect((await ask(home.loader, people.officer)).data).toMatchObject({ memberCount: 5, invitedCount: 1 });
	});

	it("says beside the field what is wrong, and keeps the rest", async () => {
		const { people, ask, guest, territory } = await staffed();
		const reply = async (over: Record<string, string>) => {
			const { status, data } = await ask(inviteMember.action, people.officer, { form: guest(over) });
			return [status, Object.keys(data.lastResult.error), data.lastResult.initialValue.displayName];
		};
		expect(await reply({ email: "pas une adresse" })).toEqual([400, ["email"], "Nouvelle"]);
		expect(await reply({ email: `ccas@${territory.slug}.example` })).toEqual([422, ["email"], "Nouvelle"]);
		expect(await reply({ organisationId: "" })).toEqual([400, ["organisationId"], "Nouvelle"]);
		expect(await reply({ role: "admin" })).toEqual([403, [""], "Nouvelle"]);
	});
});

it("closes an access at the next request", async () => {
	const { people, ask } = await staffed();
	const person = people.officer.personId;
	const endsOn = plusDays(dayOf(now), -1);
	expect((await ask(members.loader, people.officer)).status).toBe(200);
	expect((await ask(endMembership.action, people.admin, { person, form: { endsOn } })).status).toBe(302);
	expect((await ask(members.loader, people.officer)).status).toBe(404);
	expect((await ask(endMembership.action, people.admin, { person, form: { endsOn: "bientôt" } })).status).toBe(400);
	const last = await ask(endMembership.action, people.admin, { person: people.admin.personId, form: { endsOn } });
	expect(last).toMatchObject({ status: 422, data: { lastResult: { error: { "": [expect.stringMatching(/dernier administrateur/)] } } } });
});

it("adds an organisation once", async () => {
	const { people, ask } = await staffed();
	const form = { name: "Épicerie solidaire", kind: "association" };
	const add = (actor: Actor, over: Record<string, string> = {}) => ask(organisations.action, actor, { form: { ...form, ...over } });
	expect((await add(people.partner)).status).toBe(403);
	expect((await add(people.officer)).status).toBe(302);
	expect((await add(people.admin, { name: "Epicerie  solidaire !" })).data.lastResult.error).toEqual({
		name: ["Une organisation porte déjà ce nom dans le territoire."],
	});
	expect((await add(people.admin, { name: "?!" })).status).toBe(422);
	expect((await add(people.admin, { kind: "secte" })).status).toBe(400);
	expect((await add(people.admin, { slug: "choisi" })).status).toBe(400);
	const { data } = await ask(organisations.loader, people.admin);
	expect(data.organisations.map(({ name }: { name: string }) => name)).toContain("Épicerie solidaire");
});

it("tells the journal in sentences, with today's names", async () => {
	const { people, ask, guest } = await staffed();
	await ask(inviteMember.action, people.officer, { form: guest() });
	const { data } = await ask(journal.loader, people.admin, { search: `?personne=${people.officer.personId}` });
	expect(data.entries.map(({ author, sentence }: { author: string; sentence: string }) => `${author} ${sentence}`)).toEqual([
		`${people.officer.displayName} a envoyé une invitation à Nouvelle`,
		`${people.officer.displayName} a ajouté Nouvelle aux membres, au titre de «\u00a0CAF\u00a0»`,
	]);
	expect(data.total).toBe(2);
});
