import { beforeAll, describe, expect, it } from "vitest";
import { addMilestone } from "#app/domain/action-sheets/commands/add-milestone.server.ts";
import { AddMilestone } from "#app/domain/action-sheets/schema.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import type { CommitteeId } from "#app/domain/kernel/ids.ts";
import * as calendar from "#app/routes/calendar/calendar.tsx";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);

let here: BuiltTerritory;
let pilot: Actor;
const cookies = {} as Record<"pilot" | "reader" | "foreigner", string>;

/** Seven sheets of the first axis end on the same day; a meeting, a milestone, and a sheet without any date elsewhere. */
beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	const officer = await here.person("claire", { role: "cooperation_officer", organisation: "epci" });
	pilot = await here.person("paul");
	const reader = await here.person("lise", { role: "reader" });
	const foreigner = await (await aTerritory(database.owner, now, "la-bas")).person("fred", { role: "admin" });
	for (const [name, { personId }] of Object.entries({ pilot, reader, foreigner })) {
		cookies[name as keyof typeof cookies] = await web.signInAs(personId);
	}
	const ctx = { db: database.app, actor: officer, now };
	await aMeeting(ctx, { committeeId: here.committeeIds.insertion as CommitteeId, day: "2026-11-30" as Day });
	for (let number = 1; number <= 7; number++) {
		await aSheet(here, {
			slug: `fiche-${number}`,
			code: `1.1.${number}`,
			title: `Action ${number}`,
			startOn: "2026-01-01",
			endOn: "2026-12-31",
		});
	}
	const sheetId = await aSheet(here, { slug: "datee", code: "2.1.1", title: "Visites", objectiveId: here.objectiveIds[1] });
	await addMilestone(ctx, AddMilestone.parse({ sheetId, title: "Ouvrir", dueOn: "2026-11-10", ownerId: pilot.personId }));
	await aSheet(here, { slug: "sans-date", code: "2.1.2", title: "Sans date", objectiveId: here.objectiveIds[1] });
});

const ask = (query = "", who: keyof typeof cookies = "reader") =>
	web.ask(calendar.loader, { path: `/t/ici/calendrier${query}`, params: { territory: "ici" }, cookie: cookies[who] });
const titlesOf = async (query: string, who: keyof typeof cookies = "reader") =>
	(await ask(query, who)).data.shown.days.flatMap((day: { entries: { title: string }[] }) => day.entries.map(({ title }) => title));

it("is for members of the territory, with sign-in first", async () => {
	expect((await ask("", "foreigner")).status).toBe(404);
	expect((await web.ask(calendar.loader, { path: "/t/ici/calendrier", params: { territory: "ici" } })).location).toMatch(/^\/connexion/);
});

describe("the list", () => {
	it("goes from today over three months, and leads before and after", async () => {
		const { data } = await ask();
		expect(data.shown).toMatchObject({ from: "2026-11-22", to: "2027-01-31", total: 8, pageCount: 1, previous: { mois: "2026-09" } });
		expect(data.shown.days.map(({ day, entries }: { day: string; entries: unknown[] }) => [day, entries.length])).toEqual([
			["2026-11-30", 1],
			["2026-12-31", 7],
		]);
		expect(await titlesOf("?mois=2026-11")).toHaveLength(9);
		expect((await ask("?mois=2028-01")).data.shown).toMatchObject({ total: 0, days: [] });
	});

	it("shows one day when asked", async () => {
		expect((await ask("?jour=2026-12-31")).data.shown).toMatchObject({
			total: 7,
			previous: { jour: "2026-12-30" },
			next: { jour: "2027-01-01" },
		});
	});

	it("narrows by committee, organisation, person and kind, and to one's own", async () => {
		expect(await titlesOf("?mois=2026-11&comite=gerontologie")).toEqual(["Ouvrir"]);
		expect(await titlesOf(`?mois=2026-11&organisation=${here.organisationIds.caf}`)).toEqual(["Comité insertion"]);
		expect(await titlesOf(`?mois=2026-11&personne=${pilot.personId}`)).toEqual(["Ouvrir"]);
		expect(await titlesOf("?mois=2026-11&personne=moi", "pilot")).toEqual(["Ouvrir"]);
		expect(await titlesOf("?mois=2026-11&personne=moi")).toEqual([]);
		expect(await titlesOf("?nature=reunion")).toEqual(["Comité insertion"]);
	});

	it("reads an odd address as if it said nothing", async () => {
		const { status, data } = await ask("?vue=x&mois=2026-13&jour=demain&comite=nulle-part&organisation=1&personne=toi&nature=&page=-2");
		expect(status).toBe(200);
		expect(data.filters).toEqual({ vue: "liste", page: 1 });
		expect(data.shown.total).toBe(8);
	});
});

describe("the month", () => {
	it("shows a few entries a day, and says how many there are beyond", async () => {
		const { data } = await ask("?vue=mois&mois=2026-12");
		expect(data.shown).toMatchObject({ month: "2026-12", previous: "2026-11", next: "2027-01", total: 7 });
		const days = data.shown.weeks.flatMap(({ days: ofWeek }: { days: unknown[] }) => ofWeek);
		const last = days.find(({ day }: { day: string }) => day === "2026-12-31");
		expect(last.entries).toHaveLength(4);
		expect(last.others).toBe(3);
	});

	it("is this month unless told, or that of the day asked for", async () => {
		expect((await ask("?vue=mois")).data.shown.month).toBe("2026-11");
		expect((await ask("?vue=mois&jour=2027-03-02")).data.shown).toMatchObject({ month: "2027-03", total: 0 });
	});
});

describe("the timeline", () => {
	it("shows the sheets of one axis at a time, and counts those it cannot draw", async () => {
		const { data } = await ask("?vue=frise");
		expect(data.shown.axes.map(({ number, dated, undated }: Record<string, number>) => [number, dated, undated])).toEqual([
			[1, 7, 0],
			[2, 1, 1],
		]);
		expect(data.shown.axis.number).toBe(1);
		expect(data.shown.years).toEqual({ first: 2026, last: 2026 });
		expect(data.shown.sheets).toHaveLength(7);
		const second = await ask(`?vue=frise&axe=${data.shown.axes[1].id}`);
		expect(second.data.shown.sheets).toMatchObject([
			{ code: "2.1.1", startOn: null, milestones: [{ title: "Ouvrir", dueOn: "2026-11-10", doneOn: null, isLate: true }] },
		]);
	});

	it("follows the same filters, pages by twenty-five sheets, and may be empty", async () => {
		expect((await ask("?vue=frise&personne=moi", "pilot")).data.shown.sheets).toMatchObject([{ slug: "datee" }]);
		expect((await ask("?vue=frise&comite=insertion")).data.shown.axes).toHaveLength(1);
		expect((await ask("?vue=frise&personne=moi")).data.shown).toMatchObject({ axis: null, sheets: [] });
		for (let number = 8; number <= 26; number++) {
			await aSheet(here, { slug: `fiche-${number}`, code: `1.1.${number}`, title: `Action ${number}`, endOn: "2027-06-30" });
		}
		expect((await ask("?vue=frise")).data.shown).toMatchObject({ page: 1, pageCount: 2 });
		const last = (await ask("?vue=frise&page=9")).data.shown;
		expect(last.page).toBe(2);
		expect(last.sheets).toHaveLength(1);
	});
});
