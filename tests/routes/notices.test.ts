import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { raiseNotices } from "#app/domain/notices/steps.server.ts";
import type { RaisedNotice } from "#app/domain/notices/types.ts";
import * as root from "#app/root.tsx";
import * as inbox from "#app/routes/notices/inbox.tsx";
import * as muting from "#app/routes/notices/mute.tsx";
import * as preferences from "#app/routes/notices/preferences.tsx";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-24T09:00:00Z");
const web = useWeb(database, now);
const settings = "/mon-compte/notifications";

let here: Awaited<ReturnType<typeof aCommittee>>;
let elsewhere: Awaited<ReturnType<typeof aCommittee>>;
beforeAll(async () => {
	here = await aCommittee(database, now, "ici");
	elsewhere = await aCommittee(database, now, "la-bas");
});

async function raise(person: Actor, more: Partial<RaisedNotice>[]) {
	await database.asAdmin("delete from notice");
	const ctx = { db: database.worker, now, territoryId: person.territoryId };
	const rows = more.map(
		(one): RaisedNotice => ({
			territoryId: person.territoryId,
			personId: person.personId,
			kind: "mandate-given",
			objectKind: "committee",
			objectId: here.committeeId,
			actorId: null,
			mergeKey: newId(),
			isUrgent: false,
			...one,
		}),
	);
	await inTransaction(ctx, (tx) => raiseNotices(tx, ctx, rows));
}
const seen = async (person: Actor, query = "") =>
	(await web.ask(inbox.loader, { path: `/avis${query}`, cookie: await web.signInAs(person.personId) })).data;
const unreadInShell = async (person: Actor) =>
	(await web.ask(root.loader as never, { path: "/", cookie: await web.signInAs(person.personId) })).data.shell.inbox.count;
const post = async (person: Actor, form: Record<string, string>, query = "") =>
	web.ask(inbox.action, {
		path: `/avis${query}`,
		cookie: await web.signInAs(person.personId),
		form: form.step === "undo" ? form : { until: now.toISOString(), ...form },
	});
const choose = async (person: Actor, form: Record<string, string>) =>
	web.ask(preferences.action, { path: settings, cookie: await web.signInAs(person.personId), form });

describe("the inbox", () => {
	it("shows what the person may see, counts it in the shell, and neither shows nor counts the rest", async () => {
		const { outsider, officer } = here.people;
		const written = await here.draft();
		const [minutes] = await database.asAdmin<{ id: string }>("select id from minutes where meeting_id = $1", [written.meetingId]);
		const rows: Partial<RaisedNotice>[] = [
			{},
			{ kind: "minutes-remark", objectKind: "minutes", objectId: minutes?.id ?? "" },
			{ objectId: newId() },
		];
		await raise(outsider, rows);
		expect((await seen(outsider)).notices).toMatchObject([{ label: "Mandat qui vous est confié", title: "Comité insertion" }]);
		expect(await unreadInShell(outsider)).toBe(1);
		await raise(officer, rows);
		expect((await seen(officer)).total).toBe(2);
		expect(await unreadInShell(officer)).toBe(2);
	});

	it("marks one, then all, and takes back what was just marked", async () => {
		const { member } = here.people;
		await raise(member, [{}, {}, { kind: "poll-opened" }]);
		const [first] = (await seen(member)).notices;
		await post(member, { step: "read", noticeId: first.id });
		expect(await unreadInShell(member)).toBe(2);
		const answer = await post(member, { step: "done" }, "?sujet=mandate-given");
		const left = await seen(member);
		expect(left.notices).toMatchObject([{ label: "Dates de réunion proposées" }]);
		const at = new URL(answer.location ?? "", "http://localhost").searchParams.get("fait");
		await post(member, { step: "undo", at: at ?? "" });
		expect((await seen(member)).total).toBe(3);
	});

	it("leaves alone the notices of others, and what arrived after the page was made", async () => {
		const { member, lead } = here.people;
		await raise(member, [{}]);
		const [notice] = (await seen(member)).notices;
		await post(lead, { step: "done", noticeId: notice.id });
		await post(member, { step: "done", until: new Date(now.getTime() - 1000).toISOString() });
		expect((await seen(member)).total).toBe(1);
	});

	it("keeps its filters in the address, and takes what makes no sense for none", async () => {
		const { member } = here.people;
		await raise(member, [{}, {}]);
		expect((await seen(member, "?territoire=ici&etat=unread")).total).toBe(2);
		expect((await seen(member, "?etat=done")).total).toBe(0);
		expect((await seen(member, "?etat=nimporte&page=0&sujet=x")).total).toBe(2);
	});
});

describe("preferences", () => {
	it("keep what was chosen and forget it again", async () => {
		const { lead } = here.people;
		expect((await choose(lead, { intent: "channels", task_done: "none" })).status).toBe(302);
		expect((await choose(lead, { intent: "digest", rhythm: "weekly", atTime: "08:15", weekday: "2", zone: "Indian/Reunion" })).status).toBe(
			302,
		);
		const page = (await web.ask(preferences.loader, { path: settings, cookie: await web.signInAs(lead.personId) })).data;
		expect(page).toMatchObject({
			chosen: { "task-done": "none" },
			digest: { rhythm: "weekly", atTime: "08:15", weekday: 2, zone: "Indian/Reunion" },
		});
		await choose(lead, { intent: "reset" });
		const again = (await web.ask(preferences.loader, { path: settings, cookie: await web.signInAs(lead.personId) })).data;
		expect(again).toMatchObject({ chosen: {}, digest: { rhythm: "daily", zone: "Europe/Paris" } });
	});

	it("say beside the field what is wrong with an absence, and refuse a stand-in from elsewhere", async () => {
		const { lead, member } = here.people;
		const absence = { intent: "absence", startsOn: "2026-12-01", endsOn: "2026-12-08" };
		const errorsOf = (answer: { status: number; data: { lastResult: { error: Record<string, string[]> } } }) =>
			answer.data.lastResult.error;
		const stranger = await choose(lead, { ...absence, standInId: elsewhere.people.member.personId });
		expect(stranger.status).toBe(422);
		expect(errorsOf(stranger)).toHaveProperty("standInId");
		expect(errorsOf(await choose(lead, { ...absence, endsOn: "2026-11-30" }))).toHaveProperty("endsOn");
		expect((await choose(lead, { ...absence, standInId: member.personId })).status).toBe(302);
		expect(errorsOf(await choose(lead, absence))).toHaveProperty("startsOn");
		expect(await database.asAdmin("select name from journal_entry where name like 'absence.%'")).toEqual([{ name: "absence.declared" }]);
		const [row] = await database.asAdmin<{ id: string }>("select id from absence");
		expect((await choose(member, { intent: "withdraw-absence", absenceId: row?.id ?? "" })).status).toBe(404);
		expect((await choose(lead, { intent: "withdraw-absence", absenceId: row?.id ?? "" })).status).toBe(302);
	});

	it("mute a body of one's territories, and no other", async () => {
		const { lead } = here.people;
		const cookie = await web.signInAs(lead.personId);
		const mute = (objectId: string, from = "") =>
			web.ask(muting.action, { path: `${settings}/sourdines${from}`, cookie, form: { intent: "mute", objectKind: "committee", objectId } });
		expect((await mute(here.committeeId)).location).toBe("/t/ici/comites/insertion");
		expect((await mute(here.committeeId, "?depuis=avis")).location, "from the inbox, back to it").toBe("/avis");
		expect((await mute(elsewhere.committeeId)).status).toBe(404);
		const page = async () => (await web.ask(preferences.loader, { path: settings, cookie })).data.mutes;
		expect(await page()).toMatchObject([{ title: "Comité insertion" }]);
		await choose(lead, { intent: "unmute", objectKind: "committee", objectId: here.committeeId });
		expect(await page()).toEqual([]);
	});
});
