import { addHours, addMinutes } from "date-fns";
import { expect, it } from "vitest";
import { absoluteHours, createSessions, idleHours } from "#app/adapters/sessions.server.ts";
import { setPassword } from "#app/domain/people/commands/set-password.server.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const start = new Date();
const web = useWeb(database, start);
let count = 0;

const somebody = async () => (await aTerritory(database.owner, start, `sessions-${++count}`)).person("lea");
const find = (cookie: string) => web.services.sessions.find(cookie);

it("keeps only a digest: what the database holds is not what the cookie holds", async () => {
	const { personId } = await somebody();
	const token = (await web.signInAs(personId)).split("=")[1] as string;
	const rows = await database.asAdmin<{ id: string }>("select id from session where person_id = $1", [personId]);
	expect(rows).toHaveLength(1);
	expect(rows[0]?.id).not.toBe(token);
	expect(await find(`session=${rows[0]?.id}`)).toBeNull();
	expect((await find(`session=${token}`))?.person.id).toBe(personId);
});

it("gives nothing for a cookie that is absent, forged or not one", async () => {
	for (const cookie of ["", "session=", "session=forged", "session=%00", `session=${"x".repeat(5000)}`, "other=1"])
		expect(await find(cookie)).toBeNull();
});

it("finds a session beside a cookie that another application of the host left badly written", async () => {
	const { personId } = await somebody();
	const cookie = await web.signInAs(personId);
	for (const header of [`other=%E0; ${cookie}`, `${cookie}; other=50%`, `xsession=${"a".repeat(43)}; ${cookie}`])
		expect((await find(header))?.person.id).toBe(personId);
});

it("sends a cookie that scripts cannot read, bound to the site", async () => {
	const { personId } = await somebody();
	const cookie = await web.services.sessions.open(personId, "");
	expect(cookie).toMatch(/HttpOnly/);
	expect(cookie).toMatch(/SameSite=Lax/);
	expect(cookie).toMatch(/Path=\//);
	expect(cookie).not.toMatch(/Domain/);
});

it("binds the cookie to this host and to https where the product is behind it", async () => {
	const { personId } = await somebody();
	const attributes = (await createSessions(database.app, () => start, true).open(personId, "")).split("; ");
	expect(attributes[0]).toMatch(/^__Host-session=[\w-]{43}$/);
	expect(attributes).toEqual(expect.arrayContaining(["Secure", "HttpOnly", "SameSite=Lax", "Path=/"]));
});

it("closes after the absolute limit, however active", async () => {
	const { personId } = await somebody();
	web.clock.now = start;
	const cookie = await web.signInAs(personId);
	await database.asAdmin("update session set expires_at = expires_at + interval '1 day' where person_id = $1", [personId]);
	web.clock.now = addMinutes(addHours(start, absoluteHours), -1);
	expect(await find(cookie)).not.toBeNull();
	web.clock.now = addMinutes(addHours(start, absoluteHours), 1);
	expect(await find(cookie)).toBeNull();
	web.clock.now = start;
	expect(await find(cookie)).toBeNull();
});

it("closes after the idle limit", async () => {
	const { personId } = await somebody();
	const cookie = await web.signInAs(personId);
	const [row] = await database.asAdmin<{ seconds: number }>(
		"select extract(epoch from expires_at - created_at)::int as seconds from session where person_id = $1",
		[personId],
	);
	expect(Math.abs((row?.seconds ?? 0) - idleHours * 3600)).toBeLessThan(60);
	await database.asAdmin("update session set expires_at = now() - interval '1 second' where person_id = $1", [personId]);
	expect(await find(cookie)).toBeNull();
});

it("counts idleness from the last request, not from the last hour's", async () => {
	const { personId } = await somebody();
	const cookie = await web.signInAs(personId);
	const stored = () =>
		database.asAdmin<{ expires_at: Date; last_seen_at: Date }>("select expires_at, last_seen_at from session where person_id = $1", [
			personId,
		]);
	await database.asAdmin("update session set expires_at = expires_at - interval '30 minutes' where person_id = $1", [personId]);
	const [before] = await stored();
	await find(cookie);
	expect(await stored()).toEqual([before]);
	web.clock.now = addMinutes(start, 30);
	await find(cookie);
	const [after] = await stored();
	expect(after?.last_seen_at).toEqual(web.clock.now);
	expect(Number(after?.expires_at) - Number(before?.expires_at)).toBeGreaterThanOrEqual(30 * 60_000);
	web.clock.now = start;
});

it("replays none of the cookies of a session that was closed, by sign-out, elsewhere, everywhere, password or deactivation", async () => {
	const { personId } = await somebody();
	const { sessions } = web.services;
	const open = () => web.signInAs(personId);

	const signedOut = await open();
	await sessions.close(signedOut);
	expect(await find(signedOut)).toBeNull();

	const [closed, kept] = [await open(), await open()];
	const id = (await find(closed))?.sessionId as string;
	await sessions.closeOne(personId, id);
	expect(await find(closed)).toBeNull();
	expect(await find(kept)).not.toBeNull();

	await sessions.closeAll(personId);
	expect(await find(kept)).toBeNull();

	const before = await open();
	await setPassword({ db: database.app, personId, now: start }, { passwordHash: "x" });
	expect(await find(before)).toBeNull();

	const active = await open();
	await database.asAdmin("update person set is_active = false where id = $1", [personId]);
	expect(await find(active)).toBeNull();
});

it("lets nobody close or list the session of another", async () => {
	const lea = await somebody();
	const intruder = await somebody();
	const cookie = await web.signInAs(lea.personId, "Firefox/1.0");
	const id = (await find(cookie))?.sessionId as string;
	await web.services.sessions.closeOne(intruder.personId, id);
	expect(await find(cookie)).not.toBeNull();
	expect(await web.services.sessions.list(intruder.personId)).toEqual([]);
	expect(await web.services.sessions.list(lea.personId)).toMatchObject([{ id, userAgent: "Firefox/1.0" }]);
});
