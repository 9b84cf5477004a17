import { describe, expect, it } from "vitest";
import { type Day, plusDays } from "#app/domain/kernel/calendar.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";
import { until } from "#tests/support/until.ts";

const database = useDatabase();
const monday = "2026-11-23" as Day;
const at = (instant: string) => testJobs({ db: database.worker, clock: () => new Date(instant) });

/** Somebody who hears by mail of a milestone due on this day. */
async function aMilestone(slug: string, dueOn: Day) {
	const territory = await aTerritory(database.owner, new Date("2026-11-01T06:00:00Z"), slug);
	const { personId } = await territory.person("pilote");
	const sheetId = await aSheet(territory);
	await database.asAdmin("insert into notice_preference (person_id, kind, channel) values ($1, 'reminder', 'mail')", [personId]);
	await database.asAdmin("insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id) values ($1, $2, $3, $4, $5, $6)", [
		newId(),
		territory.territoryId,
		sheetId,
		"Ouvrir l'atelier",
		dueOn,
		personId,
	]);
	return { personId, email: `pilote@${slug}.example` };
}
const subjects = async (email: string) =>
	(await mailsIn(database.worker, email)).map(({ subject }) => subject).filter((subject) => subject.startsWith("Échéance"));
const raised = async (personId: string) =>
	(await database.asAdmin<{ stage: string }>("select stage from reminder where person_id = $1 order by stage", [personId])).map(
		({ stage }) => stage,
	);

describe("the sweep of reminders", () => {
	it("fired by four workers at once, raises each reminder once", async () => {
		const { personId, email } = await aMilestone("quatre", monday);
		await Promise.all([1, 2, 3, 4].map(() => at(`${monday}T06:00:00Z`).run("sweep-reminders", {})));
		expect(await raised(personId)).toEqual(["day"]);
		expect(await subjects(email)).toEqual(["Échéance aujourd’hui\u00a0: Ouvrir l’atelier"]);
	});

	it("under a clock that jumps an hour forth and back, says nothing twice and nothing too early", async () => {
		const { personId, email } = await aMilestone("horloge", plusDays(monday, 7));
		for (const time of ["06:00", "07:00", "05:00", "06:30", "06:00"]) await at(`${monday}T${time}:00Z`).run("sweep-reminders", {});
		expect(await raised(personId)).toEqual(["before-7"]);
		expect(await subjects(email)).toHaveLength(1);
	});

	it("under a clock that jumps over midnight and back, raises each stage of each day once", async () => {
		const { personId } = await aMilestone("minuit", monday);
		// midnight of Paris is 23:00 UTC in winter
		for (const instant of ["2026-11-22T22:30:00Z", "2026-11-22T23:30:00Z", "2026-11-22T22:30:00Z", "2026-11-22T23:30:00Z"])
			await at(instant).run("sweep-reminders", {});
		expect(await raised(personId)).toEqual(["day"]);
	});

	it("in the night when clocks change, does not take the hour that comes twice for two days", async () => {
		const { personId } = await aMilestone("heure-d-hiver", "2026-10-25" as Day);
		for (const instant of ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T06:00:00Z"])
			await at(instant).run("sweep-reminders", {});
		expect(await raised(personId)).toEqual(["day"]);
	});

	it("cut from the database half-way, goes on at the next run and repeats nothing", async () => {
		const people = [];
		for (const one of [1, 2, 3]) people.push(await aMilestone(`coupure-${one}`, monday));
		const jobs = at(`${monday}T06:00:00Z`);
		const sweep = jobs.run("sweep-reminders", {}).catch(() => "cut");
		await database.asAdmin(
			"select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
		);
		await sweep;
		// the pool may still hand out a connection that was cut: the queue tries again, and so does this
		const again = at(`${monday}T06:10:00Z`);
		await until(() =>
			again
				.run("sweep-reminders", {})
				.then(() => true)
				.catch(() => false),
		);
		for (const { personId, email } of people) {
			expect(await raised(personId)).toEqual(["day"]);
			expect((await subjects(email)).length).toBeLessThanOrEqual(1);
		}
	});
});
