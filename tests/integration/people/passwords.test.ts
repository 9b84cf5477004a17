import { addHours, addMilliseconds, addMinutes } from "date-fns";
import { describe, expect, it } from "vitest";
import { reading } from "#app/domain/kernel/context.server.ts";
import { issueToken } from "#app/domain/people/commands/issue-token.server.ts";
import { redeemInvitation } from "#app/domain/people/commands/redeem-invitation.server.ts";
import { requestPasswordReset } from "#app/domain/people/commands/request-password-reset.server.ts";
import { resetPassword } from "#app/domain/people/commands/reset-password.server.ts";
import { setPassword } from "#app/domain/people/commands/set-password.server.ts";
import { findInvitation } from "#app/domain/people/queries.server.ts";
import type { TokenKind } from "#app/domain/people/types.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";
import { factsOf } from "./facts.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);
const at = (time: Date) => ({ db: database.app, now: time });
let count = 0;

async function somebody() {
	const territory = await aTerritory(database.owner, now, `acces-${++count}`);
	const { personId } = await territory.person("lea");
	const { territoryId } = territory;
	const link = (kind: TokenKind, time = now) =>
		issueToken({ db: database.worker, now: time }, { personId, kind, territoryId: kind === "invitation" ? territoryId : null });
	const hashOf = async () =>
		(await database.asAdmin<{ password_hash: string }>("select password_hash from credential where person_id = $1", [personId]))[0]
			?.password_hash;
	return { territory, territoryId, personId, email: `lea@acces-${count}.example`, link, hashOf };
}
const isSignedIn = async (cookie: string) => (await web.services.sessions.find(cookie)) !== null;

describe("a link to set a new password", () => {
	it("works once, closes every session, and says so to the journal", async () => {
		const { personId, link, hashOf } = await somebody();
		await setPassword({ ...at(now), personId }, { passwordHash: "old" });
		const cookie = await web.signInAs(personId);
		const token = await link("password_reset");
		expect(await resetPassword(at(now), { token, passwordHash: "new" })).toBe(personId);
		expect(await hashOf()).toBe("new");
		expect(await isSignedIn(cookie)).toBe(false);
		expect((await factsOf(database, null)).at(-1)).toMatchObject({ name: "password.set", payload: { personId }, personId });
		await expect(resetPassword(at(now), { token, passwordHash: "again" })).rejects.toMatchObject({ code: "token.used" });
		expect(await hashOf()).toBe("new");
	});

	it("used twice at once sets one password", async () => {
		const { link, hashOf } = await somebody();
		const token = await link("password_reset");
		const results = await Promise.allSettled(["a", "b"].map((passwordHash) => resetPassword(at(now), { token, passwordHash })));
		expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(["a", "b"][results.findIndex(({ status }) => status === "fulfilled")]).toBe(await hashOf());
	});

	it("lasts an hour, and dies when another is issued or the password changes", async () => {
		const { personId, link } = await somebody();
		const reset = (token: string, time: Date) => resetPassword(at(time), { token, passwordHash: "x" });
		const first = await link("password_reset");
		await expect(reset(first, addHours(now, 1))).rejects.toMatchObject({ code: "token.expired" });
		const second = await link("password_reset");
		await expect(reset(first, now)).rejects.toMatchObject({ code: "token.unknown" });
		await setPassword({ ...at(now), personId }, { passwordHash: "y" });
		await expect(reset(second, now)).rejects.toMatchObject({ code: "token.used" });
		const third = await link("password_reset");
		await reset(third, addMilliseconds(addHours(now, 1), -1));
		await expect(reset("inconnu", now)).rejects.toMatchObject({ code: "token.unknown" });
	});

	it("is not an invitation, nor the other way round", async () => {
		const { link } = await somebody();
		await expect(resetPassword(at(now), { token: await link("invitation"), passwordHash: "x" })).rejects.toMatchObject({
			code: "token.unknown",
		});
		expect(await findInvitation(database.app, await link("password_reset"), now)).toEqual({ status: "unknown" });
	});

	it("stores nothing that opens anything", async () => {
		const { link } = await somebody();
		const token = await link("password_reset");
		expect(token).toMatch(/^[\w-]{43}$/);
		const rows = await database.asAdmin<{ all: string }>(
			"select auth_token::text as all from auth_token union all select payload from journal_entry",
		);
		expect(rows.some((row) => row.all.includes(token))).toBe(false);
	});
});

it("asks for a reset mail only when the account exists and is open", async () => {
	const { personId, email } = await somebody();
	const asked = async () =>
		(await factsOf(database, null)).filter(({ name, payload }) => name === "password-reset.requested" && payload.personId === personId);
	await requestPasswordReset(at(now), { email: email.toUpperCase() });
	expect(await asked()).toMatchObject([{ payload: { personId } }]);
	await database.asAdmin("update person set is_active = false where id = $1", [personId]);
	await requestPasswordReset(at(now), { email });
	await requestPasswordReset(at(now), { email: "personne@nulle-part.example" });
	expect(await asked()).toHaveLength(1);
});

describe("an invitation", () => {
	const account = { displayName: "Léa Roux", passwordHash: "first" };

	it("opens the account once, under the name the person gives", async () => {
		const { personId, territoryId, link, hashOf } = await somebody();
		const token = await link("invitation");
		expect(await redeemInvitation(at(now), { token, account })).toBe(personId);
		expect(await hashOf()).toBe("first");
		expect(await database.asAdmin("select display_name from person where id = $1", [personId])).toEqual([{ display_name: "Léa Roux" }]);
		expect((await factsOf(database, territoryId)).at(-1)).toMatchObject({ name: "invitation.redeemed", personId });
		await expect(redeemInvitation(at(now), { token, account })).rejects.toMatchObject({ code: "token.used" });
	});

	it("used twice at once opens it once", async () => {
		const { link, territoryId } = await somebody();
		const token = await link("invitation");
		const results = await Promise.allSettled([1, 2].map(() => redeemInvitation(at(now), { token, account })));
		expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect((await factsOf(database, territoryId)).filter(({ name }) => name === "invitation.redeemed")).toHaveLength(1);
	});

	it("lasts fourteen days and closes with the place it gives", async () => {
		const { personId, link } = await somebody();
		const token = await link("invitation");
		const after = addHours(now, 14 * 24);
		expect(await findInvitation(database.app, token, addMinutes(after, -1))).toMatchObject({ status: "valid", hasPassword: false });
		await expect(redeemInvitation(at(after), { token, account })).rejects.toMatchObject({ code: "token.expired" });
		await database.asAdmin("update membership set ends_on = '2026-11-21' where person_id = $1", [personId]);
		await expect(redeemInvitation(at(now), { token, account })).rejects.toMatchObject({ code: "token.closed" });
	});

	it("never replaces the password of an account that has one", async () => {
		const { personId, link, hashOf, territoryId } = await somebody();
		await setPassword({ ...at(now), personId }, { passwordHash: "mine" });
		const token = await link("invitation");
		await expect(redeemInvitation(at(now), { token, account })).rejects.toMatchObject({ code: "invitation.account-exists" });
		await redeemInvitation(at(now), { token, account: null });
		expect(await hashOf()).toBe("mine");
		expect((await factsOf(database, territoryId)).at(-1)).toMatchObject({ name: "invitation.redeemed" });
	});

	it("is answered too by whoever gets in through « mot de passe oublié »", async () => {
		const { link, territoryId } = await somebody();
		const invitation = await link("invitation");
		await resetPassword(at(now), { token: await link("password_reset"), passwordHash: "x" });
		expect(await findInvitation(database.app, invitation, now)).toEqual({ status: "used" });
		expect((await factsOf(database, territoryId)).at(-1)).toMatchObject({ name: "invitation.redeemed" });
	});

	it("of one territory leaves that of another open", async () => {
		const { personId, link } = await somebody();
		const other = await aTerritory(database.owner, now, `autre-${count}`);
		const first = await link("invitation");
		await issueToken({ db: database.worker, now }, { personId, kind: "invitation", territoryId: other.territoryId });
		expect(await findInvitation(database.app, first, now)).toMatchObject({ status: "valid" });
	});
});

it("keeps every account's secrets from every other person", async () => {
	const { personId, territory } = await somebody();
	await setPassword({ ...at(now), personId }, { passwordHash: "secret" });
	const colleague = await territory.person("colleague");
	const rows = await reading({ db: database.app, actor: colleague, now }, async (tx) => ({
		credentials: await tx.selectFrom("credential").selectAll().execute(),
		sessions: await tx.selectFrom("session").selectAll().execute(),
		tokens: await tx.selectFrom("authToken").selectAll().execute(),
	}));
	expect(rows).toEqual({ credentials: [], sessions: [], tokens: [] });
});
