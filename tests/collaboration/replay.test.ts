import { expect, it } from "vitest";
import { createCalendarFeed } from "#app/domain/calendar-feeds/commands/create-calendar-feed.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import type { MeetingId } from "#app/domain/kernel/ids.ts";

import { vocabularyVersion } from "#app/domain/minutes/live-text.ts";
import { changeMembership } from "#app/domain/people/commands/change-membership.server.ts";
import { endMembership } from "#app/domain/people/commands/end-membership.server.ts";
import { issueToken } from "#app/domain/people/commands/issue-token.server.ts";
import { placeStamp } from "#app/domain/people/rules.ts";
import * as password from "#app/routes/account/password.tsx";
import * as sessions from "#app/routes/account/sessions.tsx";
import * as reset from "#app/routes/auth/reset-password.tsx";
import * as signOut from "#app/routes/auth/sign-out.tsx";
import * as feed from "#app/routes/calendar-feeds/feed.tsx";
import * as draft from "#app/routes/minutes/draft.tsx";
import * as ticket from "#app/routes/minutes/live-ticket.tsx";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { useLiveServer } from "#tests/support/collaboration.ts";
import { useDatabase } from "#tests/support/database.ts";
import { until } from "#tests/support/until.ts";
import { password as current, useWeb } from "#tests/support/web.ts";
import { aCommittee } from "../integration/minutes/a-committee.ts";

// A cookie that somebody copied, the socket it opened and the calendar it subscribed, after each thing that ends a session or a right.

const database = useDatabase();
const now = new Date();
const web = useWeb(database, now);
const live = useLiveServer(database, now);
const newPassword = "trois gouttes d'eau tiède";
let count = 0;

type Committee = Awaited<ReturnType<typeof aCommittee>>;
interface Copied {
	c: Committee;
	who: Actor;
	cookie: string;
	/** Another session of the same person, where they act. */
	own: string;
}
const act = (cookie: string, handler: Parameters<typeof web.ask>[0], form: Record<string, string>, params: Record<string, string> = {}) =>
	web.ask(handler, { path: "/mon-compte", cookie, form, params, address: `192.0.2.${count}` });
const idOf = async (cookie: string) => (await web.services.sessions.find(cookie))?.sessionId ?? "";
const yesterday = new Date(now.getTime() - 2 * 86_400_000).toISOString().slice(0, 10) as Day;

interface Event {
	after: string;
	happens: (copied: Copied) => Promise<unknown>;
	/** What the copied cookie then gets on the page it had open. */
	page: 302 | 404;
	/** Whether the calendar is emptied too: it is no session, and outlives one. */
	closesCalendar?: true;
}
const events: Event[] = [
	{ after: "sign-out", happens: ({ cookie }) => act(cookie, signOut.action, {}), page: 302 },
	{
		after: "being closed from elsewhere",
		happens: async ({ own, cookie }) => act(own, sessions.action, { sessionId: await idOf(cookie) }),
		page: 302,
	},
	{ after: "all sessions were closed", happens: ({ own }) => act(own, sessions.action, {}), page: 302 },
	{ after: "a change of password", happens: ({ own }) => act(own, password.action, { currentPassword: current, newPassword }), page: 302 },
	{
		...{ after: "a password forgotten and set anew", page: 302 },
		async happens({ who }) {
			const worker = { db: database.worker, now };
			const token = await issueToken(worker, { personId: who.personId, kind: "password_reset", territoryId: null });
			expect((await act("", reset.action, { newPassword }, { token })).status).toBe(302);
		},
	},
	{
		...{ after: "the account was closed", page: 302, closesCalendar: true },
		happens: ({ who }) => database.asAdmin("update person set is_active = false where id = $1", [who.personId]),
	},
	{
		...{ after: "the membership ended", page: 404, closesCalendar: true },
		happens: async ({ c, who }) => {
			const admin = await c.territory.person("administration", { role: "admin" });
			await endMembership(c.as(admin), { personId: who.personId, endsOn: yesterday });
		},
	},
	{
		...{ after: "the role was taken away", page: 404 },
		async happens({ c, who }) {
			const admin = await c.territory.person("administration", { role: "admin" });
			const { organisationId, role } = who;
			const seen = placeStamp({ organisationId, role, jobTitle: null, endsOn: null });
			await changeMembership(c.as(admin), { personId: who.personId, seen, organisationId, role: "partner", jobTitle: null });
		},
	},
];

it.each(events)("opens nothing after $after, and is cut off within two seconds", async ({ happens, page, closesCalendar }) => {
	const c = await aCommittee(database, now, `rejeu-${++count}`);
	const { meetingId } = await c.draft();
	await aMeeting(c.as(c.people.lead), { committeeId: c.committeeId });
	const who = await c.territory.person("copiee", { role: "cooperation_officer" });
	await web.givePassword(who.personId);
	const [cookie, own] = [await web.signInAs(who.personId), await web.signInAs(who.personId)];
	const token = await createCalendarFeed(
		{ db: database.app, personId: who.personId, territoryIds: [who.territoryId], now },
		{
			committeeId: c.committeeId,
			label: null,
		},
	);
	const at = { params: { territory: who.territorySlug, committee: "insertion", meeting: meetingId as MeetingId }, path: "/t", cookie };
	const askTicket = () => web.ask(ticket.action, { ...at, json: { vocabulary: vocabularyVersion } });
	const calendar = async () => {
		const context = { ...web.services, clientAddress: "198.51.100.7" } as never;
		const request = new Request(`http://localhost:3000/calendriers/${token}.ics`);
		return (await feed.loader({ request, params: { token }, context })).text();
	};
	expect((await web.ask(draft.loader, at)).status).toBe(200);
	const writer = live.knock(meetingId, (await askTicket()).data.ticket);
	await until(async () => writer.provider.isSynced);
	expect(await calendar()).toContain("BEGIN:VEVENT");
	const unused = (await askTicket()).data.ticket as string;

	const start = performance.now();
	await happens({ c, who, cookie, own });
	await until(async () => writer.closed !== null);
	expect(performance.now() - start).toBeLessThan(2_000);
	expect((await web.ask(draft.loader, at)).status).toBe(page);
	expect((await askTicket()).status).toBe(page);
	// a ticket taken just before opens nothing after
	const late = live.knock(meetingId, unused);
	await until(async () => late.refusals > 0);
	expect((await calendar()).includes("BEGIN:VEVENT")).toBe(!closesCalendar);
});
