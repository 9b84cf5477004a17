import { beforeAll, expect, it } from "vitest";
import type { TerritoryId } from "#app/domain/kernel/ids.ts";
import { reminderCatalogue } from "#app/domain/reminders/catalogue.ts";
import { sweepTerritory } from "#app/domain/reminders/commands/sweep-territory.server.ts";
import { loadDemonstration } from "#seeds/scenarios/demonstration.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testVault } from "#tests/support/vault.ts";
import { aYearOfWaits, dayNumber, dayText, type Rows, type Wait } from "./year-of-waits.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
let territoryId: TerritoryId;

beforeAll(async () => {
	await loadDemonstration({ ...database, vault: testVault }, now, { passwordHash: "a-hash" });
	const [row] = await database.asAdmin<{ id: TerritoryId }>("select id from territory where slug = 'ccals'");
	territoryId = row?.id as TerritoryId;
	// the year begins with nothing told: the demonstration tells of the days before
	await database.asAdmin("delete from reminder");
	await database.asAdmin("delete from reminder_watch");
	await someReferralsEnd();
}, 240_000);

/** What is shared on the person's agreement, which runs for half a year; a list that waits for the DPO; a manager who is no agent. */
async function someReferralsEnd(): Promise<void> {
	await database.asAdmin(
		`with agreed as (update referral_agreement set ends_on = given_on + 180 where territory_id = $1 returning referral_id)
		update referral set basis = 'agreement' where archived_at is null and id in (select referral_id from agreed)`,
		[territoryId],
	);
	await database.asAdmin(
		`with moved as (update membership set organisation_id = (select organisation_id from referral_recipient
				where territory_id = $1 and state = 'appointment' order by appointment_at, id limit 1)
			where territory_id = $1 and person_id = (select m.person_id from membership m where m.territory_id = $1 and m.role = 'partner'
				and not exists (select from referral_duty d where d.person_id = m.person_id)
				and not exists (select from mandate k where k.person_id = m.person_id and k.role in ('chair', 'substitute'))
				order by m.person_id limit 1)
			returning person_id)
		insert into referral_duty (id, territory_id, person_id, duty, starts_on)
		select gen_random_uuid(), $1, person_id, 'manager', '2026-01-01' from moved`,
		[territoryId],
	);
	await database.asAdmin("insert into elimination_list (id, territory_id, prepared_at) values (gen_random_uuid(), $1, $2)", [
		territoryId,
		now,
	]);
}

const tables = [
	"milestone",
	"task",
	"action_sheet",
	"objective",
	"axis",
	"campaign",
	"expected_value",
	"measurement",
	"progress_note",
	"sheet_status_change",
	"mandate",
	"membership",
	"committee",
	"meeting",
	"agenda_point",
	"agenda_paper",
	"convocation",
	"convocation_recipient",
	"minutes",
	"minutes_mailing",
	"minutes_observation",
	"mission_split",
	"programme",
	"drop_in_session",
	"referral_duty",
	"referral",
	"referral_recipient",
	"referral_reader",
	"referral_agreement",
	"referral_agreement_organisation",
	"referral_organisation",
	"referral_settings",
	"referral_step",
	"elimination_list",
	"elimination_item",
] as const;
async function readRows(): Promise<Rows> {
	const read = async (table: string) => {
		// days as text, instants as the day they are in France
		const found = await database.asAdmin<{ row: Record<string, unknown> }>(
			`select to_jsonb(t) as row from ${table} t where territory_id = $1`,
			[territoryId],
		);
		return [table, found.map(({ row }) => row)];
	};
	const active = await database.asAdmin<{ id: string }>("select id from person where is_active");
	return { ...Object.fromEntries(await Promise.all(tables.map(read))), active: active.map(({ id }) => id) } as Rows;
}

/** Twice a month, people do what has waited longest, so that much stops and the rest climbs. */
async function someWorkIsDone(day: string): Promise<void> {
	const some = (table: string, open: string) =>
		`id in (select id from ${table} where territory_id = $1 and ${open} and due_on is not null order by due_on, id limit 2)`;
	await database.asAdmin(`update milestone set done_on = $2 where ${some("milestone", "done_on is null")}`, [territoryId, day]);
	await database.asAdmin(`update task set status = 'done', done_at = $2, done_by = owner_id where ${some("task", "status = 'open'")}`, [
		territoryId,
		`${day}T12:00:00Z`,
	]);
	await database.asAdmin(
		`update referral_recipient set state = 'met' where id in (select id from referral_recipient
			where territory_id = $1 and state = 'appointment' and appointment_at < $2::date - 20 order by appointment_at, id limit 1)`,
		[territoryId, day],
	);
	await database.asAdmin(`update milestone set due_on = due_on + 20 where ${some("milestone", "done_on is null")}`, [territoryId]);
}

it("tells, over a year of ccals, what the rows and the rhythms say: each at its stage, no more once done, to whoever leads when late", async () => {
	const expected: string[] = [];
	const first = dayNumber("2026-11-23");
	const remembered = new Set<string>();
	let rows = await readRows();
	for (let today = first; today < first + 365; today++) {
		const day = dayText(today);
		const morning = new Date(`${day}T06:00:00Z`);
		expected.push(...toldOn(today, rows, remembered, morning));
		await sweepTerritory({ db: database.worker, now: morning, territoryId });
		if (day.endsWith("-01") || day.endsWith("-15")) {
			await someWorkIsDone(day);
			rows = await readRows();
		}
	}
	const told = await database.asAdmin<{ told: string }>(
		`select to_char(raised_at at time zone 'Europe/Paris', 'YYYY-MM-DD') || ' ' || kind || ' ' || object_id || ' ' || person_id || ' ' || stage || ' ' || level as told
		from reminder where territory_id = $1`,
		[territoryId],
	);
	expect(told.map((row) => row.told).sort()).toEqual(expected.sort());
	const kinds = new Set(expected.map((row) => row.split(" ")[1]));
	expect([...kinds].length).toBeGreaterThan(12);
	for (const kind of ["referral-agreement", "referral-appointment", "referral-retention", "elimination"]) expect(kinds).toContain(kind);
	expect(expected.some((row) => row.includes(" referral-") && row.endsWith("climb-1 1"))).toBe(true);
	expect(expected.some((row) => row.endsWith("climb-1 1"))).toBe(true);
	expect(expected.some((row) => row.endsWith("climb-2 2"))).toBe(true);
}, 180_000);

/** Computed from the rows and the catalogue's rhythms alone, one difference of days after the other. */
function toldOn(today: number, rows: Rows, remembered: Set<string>, morning: Date): string[] {
	const found: { wait: Wait; stage: string; level: number }[] = [];
	const { waits, leads, officers, managers, isHere } = aYearOfWaits(rows, today, morning);
	for (const wait of waits) {
		const { rhythm, climbs } = reminderCatalogue.find(({ kind }) => kind === wait.kind) as (typeof reminderCatalogue)[number];
		const ahead = wait.due - today;
		if (ahead >= 0) {
			if (rhythm.daysBefore.includes(ahead)) found.push({ wait, stage: ahead === 0 ? "day" : `before-${ahead}`, level: 0 });
			continue;
		}
		if (rhythm.lateEveryDays === null || -ahead % rhythm.lateEveryDays !== 0 || -ahead > 730) continue;
		const late = -ahead / rhythm.lateEveryDays;
		found.push({ wait, stage: `late-${late}`, level: 0 });
		if (rhythm.climbsAfter === null || late < rhythm.climbsAfter) continue;
		if (climbs === "manager") {
			for (const personId of managers(wait.personId)) found.push({ wait: { ...wait, personId }, stage: "climb-1", level: 1 });
			continue;
		}
		const above = wait.committee === null ? [] : leads(wait.committee);
		for (const personId of above) found.push({ wait: { ...wait, personId }, stage: "climb-1", level: 1 });
		if (late >= 2 * rhythm.climbsAfter || !above.some((id) => id !== wait.personId))
			for (const personId of officers) found.push({ wait: { ...wait, personId }, stage: "climb-2", level: 2 });
	}
	const told = new Map<string, string>();
	for (const { wait, stage, level } of found.sort((a, b) => a.level - b.level)) {
		const { kind, objectId, personId, due } = wait;
		const key = `${kind} ${objectId} ${personId}`;
		const claim = `${key} ${stage} ${due}`;
		if (told.has(key) || remembered.has(claim) || !isHere(personId)) continue;
		remembered.add(claim);
		told.set(key, `${dayText(today)} ${key} ${stage} ${level}`);
	}
	return [...told.values()];
}
