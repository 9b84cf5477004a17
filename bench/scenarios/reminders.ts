import pg from "pg";
import { neverLateStatuses } from "#app/domain/action-sheets/types.ts";
import { type Day, instantAt, plusDays } from "#app/domain/kernel/calendar.ts";
import { sweepEverywhere } from "#app/domain/reminders/commands/sweep-everywhere.server.ts";
import { openDb } from "#db/client.server.ts";
import { processorOfBackends } from "../backends.ts";
import type { Figures, Scenario } from "../bench.ts";
import { copyRows, largeSlug } from "../data/load.ts";
import { randomFrom } from "../data/random.ts";

const watched = 1_000_000;
const due = 10_000;
/** Years after all that the generator dates: nothing but what is loaded here is due. */
const firstDay = "2031-06-02" as Day;
const daysBefore = 7;

/**
 * A million dates watched over all territories, ten thousand of them due on the morning that is measured: spread over the territories,
 * then all in one. The limit is what any sweep does at least: find them by the index, and keep that they were told, in one statement.
 */
export const reminders: Scenario = {
	name: "reminders",
	async run({ databaseUrl, settings }) {
		const admin = new pg.Client({ connectionString: databaseUrl });
		await admin.connect();
		const db = openDb("worker", databaseUrl);
		try {
			const cases = ["reminders", "reminders of one territory"].map((name, at) => ({
				name,
				days: Array.from({ length: settings.rounds }, (_, round) => plusDays(firstDay, 1 + at * settings.rounds + round)),
				isOfOne: at === 1,
			}));
			await watchDates(admin, cases);
			await admin.query("create table bare_reminder (like reminder including all)");
			const sweep = async (day: Day) => {
				const [begun, started] = [performance.now(), await processorOfBackends(databaseUrl, "maillage-worker")];
				let raised = 0;
				const [failed] = await sweepEverywhere({ db, now: instantAt(day, "06:00") }, async (_, found) => {
					raised += found;
				});
				if (failed) throw failed;
				const ms = performance.now() - begun;
				return { ms, raised, databaseMs: (await processorOfBackends(databaseUrl, "maillage-worker")) - started };
			};
			await sweep(firstDay); // statements get prepared; nothing is due
			const figures: Record<string, Figures> = {};
			for (const { name, days } of cases) {
				const rounds: { limitMs: number; ms: number; databaseMs: number }[] = [];
				for (const day of days) {
					const limitMs = await insertBare(admin, plusDays(day, daysBefore));
					const { raised, ...used } = await sweep(day);
					if (raised !== due) throw new Error(`${name}: ${raised} reminders on ${day}`);
					rounds.push({ limitMs, ...used });
				}
				const middle = (of: "limitMs" | "ms" | "databaseMs") =>
					rounds.map((round) => round[of]).sort((a, b) => a - b)[rounds.length >> 1] as number;
				const [limitMs, ms] = [middle("limitMs"), middle("ms")];
				figures[name] = { limitMs, ms, share: limitMs / ms, databaseMs: middle("databaseMs") };
			}
			return figures;
		} finally {
			await db.close();
			await admin.end();
		}
	},
};

async function insertBare(admin: pg.Client, dueOn: Day): Promise<number> {
	const begun = performance.now();
	await admin.query(
		`insert into bare_reminder (id, territory_id, kind, object_id, person_id, stage, due_on, raised_at)
		select gen_random_uuid(), territory_id, 'milestone', id, owner_id, 'before-7', due_on, now() from milestone
		where done_on is null and owner_id is not null and due_on = $1`,
		[dueOn],
	);
	return performance.now() - begun;
}

async function watchDates(admin: pg.Client, cases: readonly { days: readonly Day[]; isOfOne: boolean }[]): Promise<void> {
	const random = randomFrom(4);
	const { rows: territories } = await admin.query<{ id: string; slug: string; sheets: string[]; people: string[] }>(
		`select t.id, t.slug, array(select s.id::text from action_sheet s where s.territory_id = t.id and s.status <> all ($1) order by s.id limit 60) as sheets,
			array(select m.person_id::text from membership m where m.territory_id = t.id order by m.id) as people
		from territory t order by t.id`,
		[neverLateStatuses],
	);
	const large = territories.find(({ slug }) => slug === largeSlug) as (typeof territories)[number];
	const step = ({ id, sheets, people }: (typeof territories)[number], dueOn: Day) => ({
		id: random.id(),
		territory_id: id,
		sheet_id: random.pick(sheets),
		title: "Étape",
		due_on: dueOn,
		owner_id: random.pick(people),
	});
	const dueDays = cases.flatMap(({ days, isOfOne }) => days.map((day) => ({ dueOn: plusDays(day, daysBefore), isOfOne })));
	const placeOf = (n: number) => territories[n % territories.length] as (typeof territories)[number];
	// half late since so long that nobody is told any more, half still far
	const otherDays = Array.from({ length: 100 }, (_, n) => [plusDays(firstDay, -800 - n), plusDays(firstDay, 60 + n)]).flat();
	await admin.query("set session_replication_role = replica; set synchronous_commit = off; drop index milestone_search");
	for (let from = 0; from < watched; from += 50_000) {
		const dates = Array.from({ length: 50_000 }, (_, n) => {
			const found = dueDays[Math.floor((from + n) / due)];
			return found ? step(found.isOfOne ? large : placeOf(n), found.dueOn) : step(placeOf(n), random.pick(otherDays));
		});
		await copyRows(admin, new Map([["milestone", dates]]));
	}
	await admin.query("vacuum analyze milestone");
}
