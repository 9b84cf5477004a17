import { describe, expect, it } from "vitest";
import type { PersonId } from "#app/domain/kernel/ids.ts";
import { issueToken } from "#app/domain/people/commands/issue-token.server.ts";
import * as forgotten from "#app/routes/auth/forgotten-password.tsx";
import * as invitation from "#app/routes/auth/invitation.tsx";
import * as reset from "#app/routes/auth/reset-password.tsx";
import * as signIn from "#app/routes/auth/sign-in.tsx";
import * as signOut from "#app/routes/auth/sign-out.tsx";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { cookieOf, password, useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date();
const web = useWeb(database, now);
let count = 0;

async function somebody({ hasPassword = true } = {}) {
	const territory = await aTerritory(database.owner, now, `entrer-${++count}`);
	const { personId } = await territory.person("lea");
	if (hasPassword) await web.givePassword(personId);
	return { territory, personId, email: `lea@entrer-${count}.example`, address: `192.0.2.${count}` };
}
const signInWith = (form: Record<string, string>, more: object = {}) => web.ask(signIn.action, { path: "/connexion", form, ...more });
const sessionIn = (headers: Headers) => cookieOf(headers.getSetCookie().find((cookie) => cookie.startsWith("session=")) ?? "");
const formOf = (data: { lastResult: { error?: Record<string, string[]>; initialValue?: Record<string, unknown> } }) => data.lastResult;

describe("signing in", () => {
	it("opens a session and goes where one was going", async () => {
		const { email, personId, address } = await somebody();
		const answer = await signInWith({ email: ` ${email.toUpperCase()}`.trim(), password, suite: "/t/ici/fiches?page=2" }, { address });
		expect(answer).toMatchObject({ status: 302, location: "/t/ici/fiches?page=2" });
		expect((await web.services.sessions.find(sessionIn(answer.headers)))?.person.id).toBe(personId);
	});

	it.each(["//ailleurs.example", "/\\ailleurs.example", "https://ailleurs.example", "javascript:alert(1)", "/a\nb", ""])(
		"never leads out of the site: %j",
		async (suite) => {
			const { email, address } = await somebody();
			expect(await signInWith({ email, password, suite }, { address })).toMatchObject({ status: 302, location: "/" });
		},
	);

	it("refuses alike a wrong password, an unknown address, an account without password and a closed one", async () => {
		const { email, personId, address } = await somebody();
		const bare = await somebody({ hasPassword: false });
		const wrong = await signInWith({ email, password: "pas le bon mot de passe", suite: "/t/ici" }, { address });
		await database.asAdmin("update person set is_active = false where id = $1", [personId]);
		const others = [
			await signInWith({ email: "personne@nulle-part.example", password }, { address }),
			await signInWith({ email: bare.email, password }, { address }),
			await signInWith({ email, password }, { address }),
		];
		for (const { status, data, headers } of [wrong, ...others]) {
			expect(status).toBe(400);
			expect(formOf(data).error).toEqual({ "": ["Adresse ou mot de passe incorrect."] });
			expect(headers.getSetCookie()).toEqual([]);
		}
		expect(formOf(wrong.data).initialValue).toEqual({ email, suite: "/t/ici" });
		expect(JSON.stringify(wrong.data)).not.toContain("pas le bon");
	});

	it("slows down one address on one account, even for many tries at once, and no other address", async () => {
		const { email } = await somebody();
		const tries = await Promise.all(Array.from({ length: 12 }, () => signInWith({ email, password: "faux" }, { address: "198.51.100.1" })));
		expect(tries.filter(({ status }) => status === 400)).toHaveLength(8);
		const refused = await signInWith({ email, password }, { address: "198.51.100.1" });
		expect(refused.status).toBe(429);
		expect(formOf(refused.data).error?.[""]?.[0]).toMatch(/quart d'heure/);
		expect(formOf(refused.data).initialValue).toEqual({ email });
		expect((await signInWith({ email, password }, { address: "198.51.100.2" })).status).toBe(302);
	});

	it("opens demonstration accounts in a demonstration only", async () => {
		const { email, personId, address } = await somebody();
		await web.givePassword(personId, "demonstration-2026");
		const status = async () => (await signInWith({ email, password: "demonstration-2026" }, { address })).status;
		expect(await status()).toBe(400);
		web.services.isDemo = true;
		expect(await status()).toBe(302);
		web.services.isDemo = false;
	});

	it("does not count tries that were right", async () => {
		const { email, address } = await somebody();
		for (let i = 0; i < 10; i++) expect((await signInWith({ email, password }, { address })).status).toBe(302);
	});

	it("never keeps a session from before, which somebody may have planted", async () => {
		const { email, address } = await somebody();
		const attacker = await somebody();
		const planted = await web.signInAs(attacker.personId);
		const answer = await signInWith({ email, password }, { address, cookie: planted });
		expect(sessionIn(answer.headers)).not.toBe(planted);
		expect(await web.services.sessions.find(planted)).toBeNull();
	});

	it("is not offered to whoever is signed in", async () => {
		const { personId } = await somebody();
		const cookie = await web.signInAs(personId);
		expect(await web.ask(signIn.loader, { path: "/connexion", cookie })).toMatchObject({ status: 302, location: "/" });
	});

	it("refuses fields that it does not know", async () => {
		const answer = await signInWith({ email: "a@b.fr", password, role: "admin" });
		expect(answer.status).toBe(400);
	});

	it("ends at sign-out, and the cookie opens nothing again", async () => {
		const { personId } = await somebody();
		const cookie = await web.signInAs(personId);
		const answer = await web.ask(signOut.action, { path: "/deconnexion", form: {}, cookie });
		expect(answer).toMatchObject({ status: 302, location: "/connexion" });
		expect(answer.headers.get("Clear-Site-Data")).toContain("cache");
		expect(await web.services.sessions.find(cookie)).toBeNull();
	});
});

describe("a forgotten password", () => {
	const ask = (email: string, address: string) => web.ask(forgotten.action, { path: "/mot-de-passe", form: { email }, address });

	it("is answered alike and as slowly whether or not the account exists", async () => {
		const { email, address } = await somebody();
		const timed = async (who: string) => {
			const begun = performance.now();
			const answer = await ask(who, address);
			return { answer, took: performance.now() - begun };
		};
		const known = await timed(email);
		const unknown = await timed("personne@nulle-part.example");
		expect(known.answer).toEqual(unknown.answer);
		expect(known.answer).toMatchObject({ status: 200, data: { isAsked: true } });
		for (const { took } of [known, unknown]) expect(took).toBeGreaterThan(390);
	});

	it("is throttled, with a sentence", async () => {
		const answers = await Promise.all(Array.from({ length: 9 }, () => ask("insistant@nulle-part.example", "203.0.113.9")));
		expect(answers.map(({ status }) => status).sort()).toEqual([...Array(8).fill(200), 429]);
	});
});

describe("the page of a link to set a password", () => {
	const issue = (personId: PersonId) => issueToken({ db: database.worker, now }, { personId, kind: "password_reset", territoryId: null });
	const at = (token: string) => ({ path: `/mot-de-passe/${token}`, params: { token } });

	it("changes nothing when it is opened, however often", async () => {
		const { personId } = await somebody();
		const token = await issue(personId);
		for (let i = 0; i < 3; i++) expect(await web.ask(reset.loader, at(token))).toMatchObject({ status: 200, data: { refusal: null } });
		expect(await database.asAdmin("select used_at from auth_token where person_id = $1", [personId])).toEqual([{ used_at: null }]);
	});

	it("sets the password, opens a session and closes the others, once", async () => {
		const { personId, email, address } = await somebody();
		const old = await web.signInAs(personId);
		const token = await issue(personId);
		const newPassword = "trois gouttes d'eau tiède";
		const answer = await web.ask(reset.action, { ...at(token), form: { newPassword } });
		expect(answer).toMatchObject({ status: 302, location: "/" });
		expect((await web.services.sessions.find(sessionIn(answer.headers)))?.person.id).toBe(personId);
		expect(await web.services.sessions.find(old)).toBeNull();
		expect((await signInWith({ email, password }, { address })).status).toBe(400);
		expect((await signInWith({ email, password: newPassword }, { address })).status).toBe(302);

		expect(await web.ask(reset.loader, at(token))).toMatchObject({ status: 410, data: { refusal: "Ce lien a déjà servi." } });
		expect((await web.ask(reset.action, { ...at(token), form: { newPassword } })).status).toBe(410);
	});

	it.each([
		["too short", "court", "newPassword"],
		["easily guessed", "azertyuiop123", "newPassword"],
		["made of the person's own words", "lea@entrer-0.example", "newPassword"],
	])("refuses a password %s, beside its field and without echoing it", async (_, newPassword, field) => {
		const { personId, email } = await somebody();
		const token = await issue(personId);
		const typed = newPassword.startsWith("lea@") ? email : newPassword;
		const { status, data } = await web.ask(reset.action, { ...at(token), form: { newPassword: typed } });
		expect(status).toBe(400);
		expect(Object.keys(formOf(data).error ?? {})).toEqual([field]);
		expect(JSON.stringify(formOf(data).initialValue ?? {})).not.toContain(typed);
	});

	it("is not found for a link that never was", async () => {
		expect((await web.ask(reset.loader, at("invente"))).status).toBe(404);
		expect((await web.ask(reset.action, { ...at("invente"), form: { newPassword: "trois gouttes d'eau tiède" } })).status).toBe(404);
	});
});

describe("the page of an invitation", () => {
	const invite = async ({ territory, personId }: Awaited<ReturnType<typeof somebody>>) => {
		const token = await issueToken({ db: database.worker, now }, { personId, kind: "invitation", territoryId: territory.territoryId });
		return { path: `/invitation/${token}`, params: { token } };
	};
	const form = { displayName: "Léa Roux", newPassword: "trois gouttes d'eau tiède" };

	it("opens the account and leads to the territory, signed in", async () => {
		const guest = await somebody({ hasPassword: false });
		const at = await invite(guest);
		expect((await web.ask(invitation.loader, at)).data.invitation).toMatchObject({
			email: guest.email,
			hasPassword: false,
			organisationName: "CCAS",
		});
		const answer = await web.ask(invitation.action, { ...at, form });
		expect(answer).toMatchObject({ status: 302, location: `/t/${guest.territory.slug}` });
		expect((await web.services.sessions.find(sessionIn(answer.headers)))?.person).toMatchObject({
			id: guest.personId,
			displayName: "Léa Roux",
		});
		expect((await web.ask(invitation.loader, at)).status).toBe(410);
		expect((await web.ask(invitation.action, { ...at, form })).status).toBe(410);
	});

	it("only welcomes an account that has a password: it signs nobody in", async () => {
		const guest = await somebody();
		const at = await invite(guest);
		expect((await web.ask(invitation.action, { ...at, form })).status).toBe(400);
		const answer = await web.ask(invitation.action, { ...at, form: {} });
		expect(answer).toMatchObject({ status: 302, location: `/connexion?suite=${encodeURIComponent(`/t/${guest.territory.slug}`)}` });
		expect(answer.headers.getSetCookie().some((cookie) => cookie.startsWith("session="))).toBe(false);
	});

	it("refuses a password made of the territory's name", async () => {
		const at = await invite(await somebody({ hasPassword: false }));
		const { status, data } = await web.ask(invitation.action, { ...at, form: { ...form, newPassword: `Territoire entrer-${count}` } });
		expect(status).toBe(400);
		expect(formOf(data)).toMatchObject({
			error: { newPassword: [expect.stringMatching(/devine/)] },
			initialValue: { displayName: "Léa Roux" },
		});
	});
});
