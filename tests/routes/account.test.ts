import { expect, it } from "vitest";
import * as account from "#app/routes/account/account.tsx";
import * as accountPassword from "#app/routes/account/password.tsx";
import * as sessions from "#app/routes/account/sessions.tsx";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { cookieOf, password, useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date();
const web = useWeb(database, now);
let count = 0;

async function somebody() {
	const slug = `compte-${++count}`;
	const lea = await (await aTerritory(database.owner, now, slug)).person("lea", { mandates: { insertion: "chair" } });
	await web.givePassword(lea.personId);
	return {
		...lea,
		slug,
		address: `192.0.2.${count}`,
		cookie: await web.signInAs(lea.personId, "Mozilla/5.0 (Windows NT 10.0) Firefox/145.0"),
	};
}
const path = "/mon-compte";

it("shows where one works, with one's mandates, and from where one is signed in", async () => {
	const { cookie, personId, slug } = await somebody();
	await web.signInAs(personId, "Mozilla/5.0 (iPhone) Safari/604.1");
	const { data } = await web.ask(account.loader, { path, cookie });
	expect(data).toMatchObject({
		email: `lea@${slug}.example`,
		territories: [{ href: `/t/${slug}`, organisationName: "CCAS", role: "Partenaire", mandates: ["Comité insertion\u00a0: présidence"] }],
	});
	expect(data.sessions.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toHaveLength(1);
	expect(data.sessions).toHaveLength(2);
});

it.each([account.loader, accountPassword.loader])("sends whoever is not signed in to sign in and back", async (loader) => {
	expect(await web.ask(loader, { path })).toMatchObject({ status: 302, location: "/connexion?suite=%2Fmon-compte" });
});

it("changes one's name", async () => {
	const { cookie, personId } = await somebody();
	expect(await web.ask(account.action, { path, cookie, form: { displayName: "  Léa d'Été " } })).toMatchObject({
		status: 302,
		location: path,
	});
	expect(await database.asAdmin("select display_name from person where id = $1", [personId])).toEqual([{ display_name: "Léa d'Été" }]);
	const refused: Record<string, string>[] = [
		{ displayName: " " },
		{ displayName: "x".repeat(121) },
		{ displayName: "Léa", email: "autre@exemple.fr" },
	];
	for (const form of refused) {
		expect((await web.ask(account.action, { path, cookie, form })).status).toBe(400);
	}
});

it("changes one's password once the current one is given, and closes the other sessions", async () => {
	const { cookie, personId, address } = await somebody();
	const elsewhere = await web.signInAs(personId);
	const ask = (form: Record<string, string>) =>
		web.ask(accountPassword.action, { path: "/mon-compte/mot-de-passe", cookie, form, address });
	const newPassword = "trois gouttes d'eau tiède";
	const refused = await ask({ currentPassword: "pas le bon", newPassword });
	expect(refused).toMatchObject({
		status: 400,
		data: { lastResult: { error: { currentPassword: ["Ce n'est pas votre mot de passe actuel."] } } },
	});
	expect(JSON.stringify(refused.data)).not.toContain(newPassword);
	expect((await ask({ currentPassword: password, newPassword: "motdepasse123" })).data.lastResult.error).toHaveProperty("newPassword");
	const done = await ask({ currentPassword: password, newPassword });
	expect(done).toMatchObject({ status: 302, location: path });
	const fresh = cookieOf(done.headers.getSetCookie().find((text) => text.startsWith("session=")) ?? "");
	expect((await web.services.sessions.find(fresh))?.person.id).toBe(personId);
	for (const old of [cookie, elsewhere]) expect(await web.services.sessions.find(old)).toBeNull();
});

it("stops guesses of the current password on a borrowed computer", async () => {
	const { cookie, address } = await somebody();
	const ask = () =>
		web.ask(accountPassword.action, { path, cookie, address, form: { currentPassword: "faux", newPassword: "trois gouttes d'eau tiède" } });
	for (let i = 0; i < 8; i++) expect((await ask()).status).toBe(400);
	expect((await ask()).status).toBe(429);
});

it("closes one session, this one, or all of them", async () => {
	const { cookie, personId } = await somebody();
	const { find } = web.services.sessions;
	const other = await web.signInAs(personId);
	const close = (form: Record<string, string>) => web.ask(sessions.action, { path: "/mon-compte/sessions", cookie, form });
	expect(await close({ sessionId: (await find(other))?.sessionId ?? "" })).toMatchObject({ status: 302, location: path });
	expect([await find(other), (await find(cookie))?.person.id]).toEqual([null, personId]);
	expect((await close({ sessionId: "../../x" })).status).toBe(400);

	const third = await web.signInAs(personId);
	expect(await close({})).toMatchObject({ status: 302, location: "/connexion" });
	expect([await find(third), await find(cookie)]).toEqual([null, null]);
});

it("does not close the session of somebody else", async () => {
	const lea = await somebody();
	const intruder = await somebody();
	const sessionId = (await web.services.sessions.find(lea.cookie))?.sessionId ?? "";
	await web.ask(sessions.action, { path: "/mon-compte/sessions", cookie: intruder.cookie, form: { sessionId } });
	expect(await web.services.sessions.find(lea.cookie)).not.toBeNull();
});
