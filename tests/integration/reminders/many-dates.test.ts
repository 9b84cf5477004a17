import { expect, it } from "vitest";
import { sweepTerritory } from "#app/domain/reminders/commands/sweep-territory.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-23T06:00:00Z");
const rows = Number(process.env.WATCHED_DATES ?? 100_000);

it("sweeps a hundred thousand dates, a hundredth of them due, in seconds, and in less once they are told", async () => {
	const territory = await aTerritory(database.owner, now, "grand");
	const owner = await territory.person("pilote");
	const { territoryId } = territory;
	const sheetId = await aSheet(territory);
	await database.asAdmin(
		`insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id)
		select gen_random_uuid(), $1, $2, 'Étape ' || n, case when n % 100 = 0 then date '2026-11-30' else date '2027-03-01' + (n % 900) end, $3
		from generate_series(1, $4::int) n`,
		[territoryId, sheetId, owner.personId, rows],
	);
	await database.asAdmin("analyze milestone");
	const sweep = async () => {
		const begun = performance.now();
		const { raised } = await sweepTerritory({ db: database.worker, now, territoryId });
		return { raised, ms: Math.round(performance.now() - begun) };
	};
	const [first, again] = [await sweep(), await sweep()];
	expect(first.raised).toBe(rows / 100);
	expect(again.raised).toBe(0);
	if (process.env.WATCHED_DATES) process.stdout.write(`${rows} dates: ${JSON.stringify({ first, again })}\n`);
	expect(again.ms).toBeLessThan(2_000);
	expect(first.ms).toBeLessThan(10_000);
}, 600_000);
