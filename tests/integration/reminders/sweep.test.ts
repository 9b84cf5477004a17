import { describe, expect, it } from "vitest";
import { type Day, plusDays } from "#app/domain/kernel/calendar.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { sweepTerritory } from "#app/domain/reminders/commands/sweep-territory.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const monday = "2026-11-23" as Day;
const morningOf = (day: Day) => new Date(`${day}T06:00:00Z`);

async function aPlace(slug: string) {
	const territory = await aTerritory(database.owner, morningOf(monday), slug);
	const pilot = await territory.person("pilote");
	const lead = await territory.person("technique", { mandates: { insertion: "technical_lead" } });
	const officer = await territory.person("coop", { role: "cooperation_officer" });
	const { territoryId } = territory;
	/** One that the pilot leads. */
	const sheet = async (sheetSlug: string) => {
		const id = await aSheet(territory, { slug: sheetSlug, code: sheetSlug.slice(0, 20) });
		await database.asAdmin("update action_sheet set lead_person_id = $2 where id = $1", [id, pilot.personId]);
		return id;
	};
	return {
		territory,
		people: { pilot, lead, officer },
		sheet,
		sweep: (day: Day) => sweepTerritory({ db: database.worker, now: morningOf(day), territoryId }),
		/** Who got what, in order. */
		told: async () => {
			const rows = await database.asAdmin<{ told: string }>(
				`select split_part(p.email, '@', 1) || ' ' || r.kind || ' ' || r.stage || ' ' || to_char(r.raised_at at time zone 'Europe/Paris', 'MM-DD') as told
				from reminder r join person p on p.id = r.person_id where r.territory_id = $1 order by r.raised_at, p.email, r.kind`,
				[territoryId],
			);
			return rows.map(({ told }) => told);
		},
		async milestone(dueOn: Day, ownerId: string | null = pilot.personId) {
			const id = newId();
			const sheetId = await sheet(`fiche-${id}`);
			await database.asAdmin(
				"insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id) values ($1, $2, $3, 'Ouvrir', $4, $5)",
				[id, territoryId, sheetId, dueOn, ownerId],
			);
			return id;
		},
	};
}
const every = (from: Day, count: number) => Array.from({ length: count }, (_, shift) => plusDays(from, shift));

describe("a milestone", () => {
	it("reminds at each stage, climbs to whoever leads, then to the officer, once each", async () => {
		const { milestone, sweep, told } = await aPlace("etapes");
		await milestone(plusDays(monday, 30));
		for (const day of every(monday, 80)) await sweep(day);
		expect(await told()).toEqual([
			"pilote milestone before-30 11-23",
			"pilote milestone before-7 12-16",
			"pilote milestone day 12-23",
			"pilote milestone late-1 12-30",
			"pilote milestone late-2 01-06",
			"pilote milestone late-3 01-13",
			"technique milestone climb-1 01-13",
			"pilote milestone late-4 01-20",
			"pilote milestone late-5 01-27",
			"coop milestone climb-2 02-03",
			"pilote milestone late-6 02-03",
			"pilote milestone late-7 02-10",
		]);
	});

	it("follows a date that moves, and stops once done or without an owner", async () => {
		const { milestone, sweep, told } = await aPlace("bouge");
		const moved = await milestone(plusDays(monday, 7));
		const done = await milestone(plusDays(monday, 8));
		await milestone(plusDays(monday, 1), null);
		await sweep(monday);
		await database.asAdmin("update milestone set due_on = due_on + 10 where id = $1", [moved]);
		await database.asAdmin("update milestone set done_on = $2 where id = $1", [done, monday]);
		for (const day of every(plusDays(monday, 1), 20)) await sweep(day);
		expect(await told()).toEqual(["pilote milestone before-7 11-23", "pilote milestone before-7 12-03", "pilote milestone day 12-10"]);
	});

	it("goes with what the body set, then with what the territory set", async () => {
		const { territory, milestone, sweep, told } = await aPlace("rythmes");
		const rule = (committeeId: string | null, days: string) =>
			database.asAdmin(
				"insert into reminder_rule (id, territory_id, committee_id, kind, days_before) values ($1, $2, $3, 'milestone', $4)",
				[newId(), territory.territoryId, committeeId, days],
			);
		await rule(null, "{5}");
		await milestone(plusDays(monday, 5));
		await sweep(monday);
		await rule(territory.committeeIds.insertion as string, "{3}");
		for (const day of every(monday, 30)) await sweep(day);
		expect(await told()).toEqual(["pilote milestone before-5 11-23", "pilote milestone before-3 11-25"]);
	});

	it("keeps quiet in school holidays, and on the first working day after says the latest once", async () => {
		const { territory, milestone, sweep, told } = await aPlace("calme");
		await database.asAdmin("insert into reminder_watch (territory_id, is_quiet_in_holidays) values ($1, true)", [territory.territoryId]);
		await database.asAdmin("insert into school_holiday (id, territory_id, name, starts_on, ends_on) values ($1, $2, 'Pause', $3, $4)", [
			newId(),
			territory.territoryId,
			plusDays(monday, 1),
			plusDays(monday, 12),
		]);
		await milestone(plusDays(monday, 10));
		for (const day of every(monday, 16)) await sweep(day);
		// from Tuesday 24 November to Saturday 5 December: Monday 7 is the first working day
		expect(await told()).toEqual(["pilote milestone day 12-07"]);
	});

	it("is told once after the product was off, and not again when swept twice or by two at once", async () => {
		const { milestone, sweep, told, territory } = await aPlace("panne");
		for (let index = 0; index < 20; index++) await milestone(plusDays(monday, 9));
		await sweep(monday);
		await Promise.all([sweep(plusDays(monday, 10)), sweep(plusDays(monday, 10)), sweep(plusDays(monday, 10))]);
		await sweep(plusDays(monday, 10));
		expect((await told()).filter((row) => row === "pilote milestone day 12-03")).toHaveLength(20);
		expect(await told()).toHaveLength(20);
		const [{ count } = { count: 0 }] = await database.asAdmin<{ count: number }>(
			"select count(*)::int as count from notice where territory_id = $1 and kind like 'reminder%'",
			[territory.territoryId],
		);
		expect(count).toBe(20);
	});

	it("begins again where a sweep broke off", async () => {
		const { milestone, sweep, told, territory } = await aPlace("coupure");
		for (let index = 0; index < 3; index++) await milestone(plusDays(monday, 9));
		await sweep(monday);
		await sweep(plusDays(monday, 2));
		// as if the batch had been committed for two of them, and the day not yet marked as swept
		await database.asAdmin("delete from reminder where id = (select id from reminder where territory_id = $1 limit 1)", [
			territory.territoryId,
		]);
		await database.asAdmin("update reminder_watch set swept_until = $2 where territory_id = $1", [territory.territoryId, monday]);
		await sweep(plusDays(monday, 2));
		expect(await told()).toEqual(Array(3).fill("pilote milestone before-7 11-25"));
	});

	it("waits while it is put off, begins again that day, and is silent once stopped", async () => {
		const { milestone, sweep, told, territory, people } = await aPlace("reports");
		const put = await milestone(plusDays(monday, 7));
		const stopped = await milestone(plusDays(monday, 7));
		const hold = (id: string, until: Day | null) =>
			database.asAdmin(
				"insert into reminder_hold (territory_id, kind, object_id, until_on, held_by, held_at) values ($1, 'milestone', $2, $3, $4, now())",
				[territory.territoryId, id, until, people.lead.personId],
			);
		await hold(put, plusDays(monday, 10));
		await hold(stopped, null);
		for (const day of every(monday, 15)) await sweep(day);
		expect(await told()).toEqual(["pilote milestone held-2026-12-03 12-03", "pilote milestone late-1 12-07"]);
	});
});

describe("what else waits", () => {
	it("asks for a note of how it goes, and for a pilot", async () => {
		const { territory, people, sheet, sweep, told } = await aPlace("fiches");
		const running = await sheet("en-cours");
		const unled = await aSheet(territory, { slug: "sans-pilote", code: "9.9" });
		await database.asAdmin("update action_sheet set status = 'in_progress', created_at = $2 where id = $1", [
			running,
			morningOf(plusDays(monday, -90)),
		]);
		await database.asAdmin("delete from sheet_status_change where sheet_id = $1", [running]);
		await database.asAdmin("update action_sheet set created_at = $2 where id = $1", [unled, morningOf(plusDays(monday, -15))]);
		await sweep(monday);
		await database.asAdmin(
			"insert into progress_note (id, territory_id, sheet_id, noted_on, text, author_id, written_at) values ($1, $2, $3, $4, 'Avance', $5, now())",
			[newId(), territory.territoryId, running, monday, people.pilot.personId],
		);
		await database.asAdmin("update action_sheet set lead_person_id = $2 where id = $1", [unled, people.pilot.personId]);
		for (const day of every(plusDays(monday, 1), 40)) await sweep(day);
		expect(await told()).toEqual(["pilote progress-note day 11-23", "technique sheet-without-pilot day 11-23"]);
	});

	it("tells of a meeting the day before, and asks for its papers and its minutes", async () => {
		const { territory, sweep, told } = await aPlace("reunion");
		await territory.person("membre", { mandates: { insertion: "member" } });
		const id = newId();
		await database.asAdmin(
			"insert into meeting (id, territory_id, committee_id, title, starts_at, status, created_at) values ($1, $2, $3, 'Comité', $4, 'planned', now())",
			[id, territory.territoryId, territory.committeeIds.insertion, new Date("2026-12-10T13:00:00Z")],
		);
		await database.asAdmin("insert into agenda_point (id, territory_id, meeting_id, position, title) values ($1, $2, $3, 1, 'Point')", [
			newId(),
			territory.territoryId,
			id,
		]);
		const [{ paper_days: paperDays } = { paper_days: 7 }] = await database.asAdmin<{ paper_days: number }>(
			"select paper_days from committee where id = $1",
			[territory.committeeIds.insertion],
		);
		for (const day of every(monday, 24)) await sweep(day);
		const papers = plusDays("2026-12-10" as Day, -paperDays);
		expect(await told()).toEqual([
			`technique papers before-3 ${plusDays(papers, -3).slice(5)}`,
			`technique papers day ${papers.slice(5)}`,
			"membre meeting before-1 12-09",
			"technique meeting before-1 12-09",
			"technique minutes-write day 12-15",
		]);
	});

	it("tells officers of mandates, missions and programmes that end, until someone sees to it", async () => {
		const { territory, people, sweep, told } = await aPlace("fins");
		await database.asAdmin("update mandate set ends_on = $2 where person_id = $1", [people.lead.personId, plusDays(monday, 30)]);
		await database.asAdmin("update programme set end_year = 2026 where territory_id = $1", [territory.territoryId]);
		await database.asAdmin(
			"insert into mission_split (id, territory_id, need, public, part, organisation_id, review_on) values ($1, $2, 'housing', 'all', 'lead', $3, $4)",
			[newId(), territory.territoryId, territory.organisationIds.ccas, plusDays(monday, 30)],
		);
		for (const day of every(monday, 20)) await sweep(day);
		expect(await told()).toEqual([
			"coop mandate before-30 11-23",
			"coop mission before-30 11-23",
			"technique mandate before-30 11-23",
			"coop programme before-30 12-01",
		]);
		// a successor
		await database.asAdmin(
			"insert into mandate (id, territory_id, committee_id, person_id, role, starts_on) values ($1, $2, $3, $4, 'technical_lead', $5)",
			[newId(), territory.territoryId, territory.committeeIds.insertion, people.pilot.personId, plusDays(monday, 31)],
		);
		for (const day of every(plusDays(monday, 20), 8)) await sweep(day);
		expect((await told()).filter((row) => row.includes("before-7"))).toEqual([]);
	});
});
