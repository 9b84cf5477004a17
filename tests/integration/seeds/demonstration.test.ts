import { beforeAll, describe, expect, it } from "vitest";
import { sheetStatuses } from "#app/domain/action-sheets/types.ts";
import { listDuties } from "#app/domain/duties/queries.server.ts";
import { verifyJournal } from "#app/domain/journal/verify.server.ts";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import type { PersonId, TerritoryId } from "#app/domain/kernel/ids.ts";
import { recipientStates } from "#app/domain/referrals/types.ts";
import { demonstrationAccounts, loadDemonstration } from "#seeds/scenarios/demonstration.ts";
import { sourceTerritories } from "#seeds/territories/index.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testVault } from "#tests/support/vault.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const today = dayOf(now);

beforeAll(() => loadDemonstration({ ...database, vault: testVault }, now, { passwordHash: "a-hash" }));

const inCcals = "territory_id = (select id from territory where slug = 'ccals')";
const one = async <Value>(sql: string, values: unknown[] = []): Promise<Value> =>
	Object.values((await database.asAdmin(sql, values))[0] ?? {})[0] as Value;

describe("the accounts", () => {
	it("exist in every territory, with one password and a name each", async () => {
		const wanted = sourceTerritories.flatMap(({ id }) => demonstrationAccounts(id).map(({ email }) => email));
		const made = await database.asAdmin<{ email: string; display_name: string; password_hash: string }>(
			"select email, display_name, password_hash from person join credential on credential.person_id = person.id",
		);
		expect(made.map(({ email }) => email).sort()).toEqual([...new Set(wanted)].sort());
		expect(new Set(made.map((person) => person.display_name)).size).toBe(made.length);
		expect(new Set(made.map((person) => person.password_hash))).toEqual(new Set(["a-hash"]));
	});

	it("give each coordination committee its chair and its half-time technical lead", async () => {
		const held = await database.asAdmin(`select t.slug as territory, c.slug as committee, m.role, m.fte::float, p.email from mandate m
			join committee c on c.id = m.committee_id join territory t on t.id = m.territory_id join person p on p.id = m.person_id
			where m.role in ('chair', 'technical_lead') order by 1, 2, 3`);
		const expected = sourceTerritories.flatMap(({ id }) =>
			["education-parentalite", "gerontologie", "insertion"].flatMap((committee) => [
				{ territory: id, committee, role: "chair", fte: null, email: `presidence-${committee}@${id}.example` },
				{ territory: id, committee, role: "technical_lead", fte: 0.5, email: `technique-${committee}@${id}.example` },
			]),
		);
		expect(held).toEqual(expected.sort((a, b) => a.territory.localeCompare(b.territory)));
	});

	it("let one person work in several territories", async () => {
		expect(
			await one(
				"select count(*)::int from membership m join person p on p.id = m.person_id where email = 'caf-departement@example.example'",
			),
		).toBe(3);
	});

	it("belong to organisations of the data, or to some marked as added", async () => {
		const told = new Set(sourceTerritories.flatMap(({ partners }) => partners.map(({ name }) => name)));
		const others = await database.asAdmin<{ name: string; note: string }>("select name, note from organisation");
		for (const { name, note } of others.filter((organisation) => !told.has(organisation.name)))
			expect(note, name).toContain("démonstration");
	});
});

describe("the year of CCALS", () => {
	it("shows sheets in every status, each with a history that leads to it", async () => {
		const statuses = await database.asAdmin<{ status: string }>(`select distinct status from action_sheet where ${inCcals}`);
		expect(statuses.map(({ status }) => status).sort()).toEqual([...sheetStatuses].sort());
		const astray = await one(`select count(*)::int from action_sheet s where status <> (
			select to_status from sheet_status_change c where c.sheet_id = s.id order by changed_at desc, id desc limit 1)`);
		expect(astray).toBe(0);
	});

	it("has a meeting of insertion tomorrow that its lead can prepare, and minutes that wait for its chair", async () => {
		const meetings = await database.asAdmin<{ day: string; status: string; minutes: string | null }>(
			`
			select (m.starts_at at time zone 'Europe/Paris')::date::text as day, m.status, mi.status as minutes from meeting m
				join committee c on c.id = m.committee_id left join minutes mi on mi.meeting_id = m.id
			where m.${inCcals} and c.slug = 'insertion' and m.starts_at < $1 order by m.starts_at`,
			[plusDays(today, 2)],
		);
		expect(meetings.at(-1)).toEqual({ day: plusDays(today, 1), status: "planned", minutes: null });
		expect(meetings.map(({ minutes }) => minutes)).toEqual([...Array(6).fill("approved"), "submitted", null]);
	});

	it("has tasks done, late and due within a week, and milestones likewise", async () => {
		for (const table of ["task", "milestone"]) {
			const open = table === "task" ? "status = 'open'" : "done_on is null";
			const counted = await database.asAdmin(
				`select count(*) filter (where not (${open})) > 5 as done, count(*) filter (where ${open} and due_on < $1) > 1 as late,
					count(*) filter (where ${open} and due_on = $2) > 0 as in_a_week from ${table} where ${inCcals}`,
				[today, plusDays(today, 7)],
			);
			expect(counted, table).toEqual([{ done: true, late: true, in_a_week: true }]);
		}
	});

	it("has indicators with three full years of values, yearly and half-yearly, and one figure that could not be had", async () => {
		const years = await database.asAdmin<{ years: number }>(
			`select count(distinct extract(year from measured_on)) filter (where measured_on < date_trunc('year', $1::date))::int as years
				from measurement where ${inCcals} group by indicator_id`,
			[today],
		);
		expect(years.length).toBeGreaterThan(8);
		expect(new Set(years.map((row) => row.years))).toEqual(new Set([3]));
		expect(await one(`select count(distinct frequency)::int from indicator where ${inCcals}`)).toBe(2);
		expect(await one(`select count(*)::int from measurement where unavailable_reason is not null`)).toBe(1);
	});
});

describe("the work of CCALS between meetings", () => {
	it("has a campaign closed and complete, and one under way with values missing, proposed, returned and accepted", async () => {
		const campaigns = await database.asAdmin(`
			select c.closed_at is not null as closed, array_agg(distinct coalesce(m.state, 'missing') order by coalesce(m.state, 'missing')) as states
				from campaign c join expected_value e on e.campaign_id = c.id
				left join measurement m on m.indicator_id = e.indicator_id and m.measured_on = c.ends_on
			group by c.id order by c.ends_on`);
		expect(campaigns).toEqual([
			{ closed: true, states: ["accepted"] },
			{ closed: false, states: ["accepted", "missing", "proposed", "returned"] },
		]);
	});

	it("has money, promises, notes, talk, a sub-action, a version that waits and tags", async () => {
		const counts = await database.asAdmin(`select
			(select count(*) > 8 from budget_line) as lines, (select count(*) > 3 from funding) as funding,
			(select count(*) filter (where delivered_on is null) > 0 and count(*) filter (where delivered_on is not null) > 0 from commitment) as promises,
			(select count(*) > 5 from progress_note) as notes, (select count(*) > 0 from sheet_comment where mentioned_ids <> '{}') as mentions,
			(select count(*) > 0 from sheet_comment where resolved_at is not null) as settled,
			(select count(*) > 0 from action_sheet where parent_id is not null) as parts,
			(select count(*) > 0 from sheet_version where status = 'pending') as waiting, (select count(*) > 2 from action_sheet where tags <> '{}') as tags`);
		expect(Object.entries(counts[0] ?? {}).filter(([, isThere]) => !isThere)).toEqual([]);
	});
});

describe("what waits for the people of CCALS", () => {
	it.each([
		["presidence-insertion", "approve-minutes"],
		["technique-gerontologie", "correct-minutes"],
		["technique-education-parentalite", "write-minutes"],
		["pilote", "milestone"],
		["france-services", "task"],
		["technique-gerontologie", "review-values"],
		["caf", "values"],
	])("%s finds a duty of the kind %s", async (local, kind) => {
		const person = await one<PersonId>("select id from person where email = $1", [`${local}@ccals.example`]);
		const territory = await one<TerritoryId>("select id from territory where slug = 'ccals'");
		const who = { personId: person, territoryIds: [territory] };
		const duties = await reading({ db: database.app, ...who, now }, (tx) => listDuties(tx, who, today));
		expect(duties.map((duty) => duty.kind)).toContain(kind);
	});
});

describe("referrals of CCALS", () => {
	it("stand in each state, one without an identity and one by a link", async () => {
		const states = await database.asAdmin<{ state: string }>(
			"select distinct state from referral_recipient r join territory t on t.id = r.territory_id where t.slug = 'ccals'",
		);

		expect(states.map(({ state }) => state).sort()).toEqual([...recipientStates].sort());
		const [odd] = await database.asAdmin<{ anonymous: number; drafts: number; linked: number; facts: number }>(`
			select count(*) filter (where is_anonymous)::int as anonymous, count(*) filter (where status = 'draft')::int as drafts,
				(select count(*)::int from referral_recipient k where k.by_link and k.territory_id = min(t.id::text)::uuid) as linked,
				(select count(*)::int from referral_fact) as facts
			from referral r join territory t on t.id = r.territory_id where t.slug = 'ccals'`);
		expect(odd).toMatchObject({ anonymous: 1, drafts: 1, linked: 1 });
		expect(odd?.facts).toBeGreaterThan(300);
	});
});

describe("the other territories", () => {
	it("each show several statuses, a meeting held with approved minutes and one to come", async () => {
		const lives = await database.asAdmin<{ statuses: number; approved: number; planned: number }>(`
			select (select count(distinct status)::int from action_sheet s where s.territory_id = t.id) as statuses,
				(select count(*)::int from minutes m where m.territory_id = t.id and status = 'approved') as approved,
				(select count(*)::int from meeting m where m.territory_id = t.id and status = 'planned') as planned
			from territory t where slug <> 'ccals'`);
		expect(lives).toHaveLength(4);
		for (const { statuses, approved, planned } of lives) {
			expect(statuses).toBeGreaterThanOrEqual(4);
			expect([approved, planned]).toEqual([1, 1]);
		}
	});
});

describe("the story as a whole", () => {
	it("lies in the past and in order, territory by territory", async () => {
		expect(await one("select count(*)::int from journal_entry where at > $1", [now])).toBe(0);
		const disorder = await one(`select count(*)::int from (
			select at, lag(at) over (partition by territory_id order by seq) as before from journal_entry) e where at < before`);
		expect(disorder).toBe(0);
	});

	it("leaves the journal intact", async () => {
		const broken = (await verifyJournal(database.worker, now)).filter(({ intact }) => !intact);
		expect(broken).toEqual([]);
	});

	it("leaves no mail of the past waiting, but the minutes the chair of insertion has to approve", async () => {
		expect(await database.asAdmin("select name from outbox where sent_at is null")).toEqual([{ name: "minutes.submitted" }]);
	});

	it("is marked as a demonstration, and told once", async () => {
		expect(await one("select bool_and(is_demonstration) from territory")).toBe(true);
		const before = await one("select count(*)::int from sheet_status_change");
		await loadDemonstration({ ...database, vault: testVault }, now, { passwordHash: "another-hash" });
		expect(await one("select count(*)::int from sheet_status_change")).toBe(before);
		expect(await one("select count(distinct password_hash)::int from credential")).toBe(1);
	});
});
