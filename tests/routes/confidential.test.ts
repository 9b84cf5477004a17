import { beforeAll, describe, expect, it } from "vitest";
import { createCalendarFeed } from "#app/domain/calendar-feeds/commands/create-calendar-feed.server.ts";
import { prepareExport } from "#app/domain/exports/commands/prepare-export.server.ts";
import type { ExportId } from "#app/domain/exports/types.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import * as calendar from "#app/routes/calendar/calendar.tsx";
import * as feed from "#app/routes/calendar-feeds/feed.tsx";
import * as committee from "#app/routes/committees/committee.tsx";
import * as committees from "#app/routes/committees/list.tsx";
import * as register from "#app/routes/decisions/register.tsx";
import * as sheetFile from "#app/routes/exports/sheet.tsx";
import * as home from "#app/routes/home/duties.tsx";
import * as meeting from "#app/routes/meetings/meeting.tsx";
import * as minutes from "#app/routes/minutes/minutes.tsx";
import * as search from "#app/routes/search/search.tsx";
import * as sheetHistory from "#app/routes/sheets/history.tsx";
import * as sheet from "#app/routes/sheets/sheet.tsx";
import * as dashboard from "#app/routes/territory/dashboard.tsx";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { secretMinutes, secrets } from "#tests/integration/diffusion/secret-minutes.ts";
import { useDatabase } from "#tests/support/database.ts";
import { textOfFile } from "#tests/support/file-text.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";
import { useWeb } from "#tests/support/web.ts";

// Secrets planted wherever minutes may hold one, looked for wherever the product speaks of minutes.

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);
type Handler = Parameters<typeof web.ask>[0];
type Built = Awaited<ReturnType<typeof planted>>;

/** All of it linked to one sheet and due soon, so that each page has a reason to tell of it. */
async function planted() {
	const c = await secretMinutes(database, now, "secrets");
	const sheetId = await aSheet(c.territory, { slug: "fiche", code: "1.1", title: "Permanences" });
	await database.asAdmin("update agenda_point set sheet_id = $1 where meeting_id = $2", [sheetId, c.meetingId]);
	await approveMinutes(c.as(c.people.chair), { meetingId: c.meetingId, revision: c.revision });
	await database.asAdmin("update decision set sheet_id = $1", [sheetId]);
	await database.asAdmin("update task set sheet_id = $1, due_on = '2026-11-20'", [sheetId]);
	await database.asAdmin("update task set owner_id = $1 where title = 'Écrire à la Caf'", [c.people.outsider.personId]);
	const { territoryId } = c.territory;
	const feedOf = (who: Actor, committeeId: typeof c.committeeId | null) =>
		createCalendarFeed({ db: database.app, personId: who.personId, territoryIds: [territoryId], now }, { committeeId, label: null });
	return { ...c, sheetId, feedOf };
}

let c: Built;
beforeAll(async () => {
	c = await planted();
});

const told = (text: string) => secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));

async function ask(who: Actor, handler: Handler, path: string, params: Record<string, string> = {}) {
	const answer = await web.ask(handler, { path, params: { territory: "secrets", ...params }, cookie: await web.signInAs(who.personId) });
	return { ...answer, text: JSON.stringify(answer.data) ?? "" };
}

const place = () => ({ committee: "insertion", meeting: c.meetingId as string });
const pages: Record<string, () => [Handler, string, Record<string, string>?]> = {
	dashboard: () => [dashboard.loader, "/t/secrets"],
	duties: () => [home.loader, "/"],
	committees: () => [committees.loader, "/t/secrets/comites"],
	committee: () => [committee.loader, "/t/secrets/comites/insertion", place()],
	meeting: () => [meeting.loader, `/t/secrets/comites/insertion/reunions/${c.meetingId}`, place()],
	minutes: () => [minutes.loader, `/t/secrets/comites/insertion/reunions/${c.meetingId}/compte-rendu`, place()],
	"open tasks": () => [register.loader, "/t/secrets/decisions?vue=suites&etat=open"],
	"register of decisions": () => [register.loader, "/t/secrets/decisions"],
	"late tasks": () => [register.loader, "/t/secrets/decisions?vue=suites&etat=late"],
	"calendar, as a list": () => [calendar.loader, "/t/secrets/calendrier?mois=2026-11"],
	"calendar, as a month": () => [calendar.loader, "/t/secrets/calendrier?vue=mois&mois=2026-11"],
	sheet: () => [sheet.loader, "/t/secrets/fiches/fiche", { sheet: "fiche" }],
	"history of the sheet": () => [sheetHistory.loader, "/t/secrets/fiches/fiche/historique", { sheet: "fiche" }],
};

describe.each(["outsider", "reader"] as const)("a secret of a committee, for the %s", (name) => {
	const who = () => c.people[name];

	it.each(Object.keys(pages))("is not in the %s", async (page) => {
		const { status, text } = await ask(who(), ...(pages[page] as (typeof pages)[string])());
		expect(status).toBe(200);
		expect(told(text)).toEqual([]);
	});

	it("is not found, not counted, not near to anything, and in no excerpt", async () => {
		for (const secret of secrets) {
			for (const q of [secret, secret.toLowerCase(), `${secret}Q`, secret.slice(0, 4), `"${secret}"`, `ouvrir ${secret}`]) {
				const { data } = await ask(who(), search.loader, `/t/secrets/recherche?q=${encodeURIComponent(q)}`);
				expect([q, data.counts, data.found]).toEqual([q, { fiches: 0, "comptes-rendus": 0, decisions: 0, annuaire: 0 }, []]);
			}
		}
		const open = await ask(who(), search.loader, "/t/secrets/recherche?q=ouvrir");
		expect(open.data.counts).toMatchObject({ "comptes-rendus": 1, decisions: 1 });
		expect(told(open.text)).toEqual([]);
		const byWords = await ask(who(), search.loader, "/t/secrets/recherche?q=ouverts+réunion&type=comptes-rendus");
		expect(byWords.data.found).toHaveLength(1);
		expect(byWords.text).toContain("Mots ");
		expect(told(byWords.text)).toEqual([]);
		for (const reference of ["2026-02", "2026-03"])
			expect((await ask(who(), search.loader, `/t/secrets/recherche?q=${reference}`)).data.counts.decisions, reference).toBe(0);
	});

	it("is in no calendar that programs read", async () => {
		for (const committeeId of [c.committeeId, null]) {
			const token = await c.feedOf(who(), committeeId);
			let text = "";
			const { status } = await web.ask(
				async (args) => {
					const response = await feed.loader(args);
					text = await response.clone().text();
					return response;
				},
				{ path: `/calendriers/${token}.ics`, params: { token } },
			);
			expect(status).toBe(200);
			expect(text).toContain("BEGIN:VCALENDAR");
			expect(told(text.replace(/\r\n /g, ""))).toEqual([]);
		}
	});

	it("is in no file of its sheet, printed at once or by a job", async () => {
		for (const format of ["pdf", "docx", "odt"] as const) {
			let body = Buffer.alloc(0);
			const loader: Handler = async (args) => {
				const response = (await sheetFile.loader(args)) as Response;
				body = Buffer.from(await response.clone().arrayBuffer());
				return response;
			};
			expect((await ask(who(), loader, `/t/secrets/fiches/fiche/export.${format}`, { sheet: "fiche" })).status).toBe(200);
			const text = textOfFile(body, format);
			expect(text).toContain("Ouvrir le mardi");
			expect(told(text)).toEqual([]);
		}
		expect(told(await exportedFor(who()))).toEqual([]);
	});
});

/** What a long export, prepared by a worker, says. */
async function exportedFor(who: Actor): Promise<string> {
	const exportId = newId<ExportId>();
	await database.asAdmin(
		"insert into sheet_export (id, territory_id, person_id, format, sheet_ids, requested_at) values ($1, $2, $3, 'pdf', $4, $5)",
		[exportId, c.territory.territoryId, who.personId, [c.sheetId], now],
	);
	let text = "";
	await prepareExport(
		{ db: database.worker, territoryId: c.territory.territoryId, now },
		{
			exportId,
			async print({ contents }) {
				text = JSON.stringify(contents);
				return 1;
			},
		},
	);
	expect(text).toContain("Ouvrir le mardi");
	return text;
}

it("is in no mail to anyone outside: what was announced, reminders, digests", async () => {
	for (const day of ["2026-11-22", "2026-11-23", "2026-11-27", "2026-12-14"]) {
		const jobs = testJobs({ db: database.worker, clock: () => new Date(`${day}T06:30:00Z`) });
		await jobs.settle();
		await jobs.run("sweep-digests", {});
		await jobs.run("sweep-reminders", {});
		await jobs.settle();
	}
	const mails = await mailsIn(database.worker);
	const outside = mails.filter(({ recipient }) => /^(ailleurs|lecture)@/.test(recipient));
	expect(
		outside.some(({ text }) => text.includes("Écrire à la Caf")),
		"the outsider's own task is told",
	).toBe(true);
	expect(told(outside.map((mail) => JSON.stringify(mail)).join("\n"))).toEqual([]);
	expect(told(mails.map(({ subject }) => subject).join("\n"))).toEqual([]);
});

it("is all there for the committee: found, counted, shown and printed", async () => {
	const { member, officer } = c.people;
	for (const who of [member, officer]) {
		const expected = { KQXWA: [1, 0], KQXWB: [1, 1], KQXWC: [1, 0], KQXWD: [1, 0], KQXWE: [1, 0], KQXWF: [1, 0], KQXWG: [1, 1] };
		for (const [q, [texts, decisions]] of Object.entries(expected)) {
			const { data } = await ask(who, search.loader, `/t/secrets/recherche?q="${q}"`);
			expect([q, data.counts["comptes-rendus"], data.counts.decisions]).toEqual([q, texts, decisions]);
		}
		expect(told((await ask(who, sheet.loader, "/t/secrets/fiches/fiche", { sheet: "fiche" })).text)).toEqual(["KQXWB", "KQXWC", "KQXWG"]);
		expect(told(await exportedFor(who))).toEqual(expect.arrayContaining(["KQXWB", "KQXWG"]));
	}
});
