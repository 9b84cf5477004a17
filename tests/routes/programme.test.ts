import { expect, it } from "vitest";
import { loader } from "#app/routes/programme/programme.tsx";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);

it("shows the programme as a tree with its progress to its members alone", async () => {
	const here = await aTerritory(database.owner, now, "ici");
	const there = await aTerritory(database.owner, now, "la-bas");
	const reader = await web.signInAs((await here.person("lise", { role: "reader" })).personId);
	const foreigner = await web.signInAs((await there.person("fred", { role: "admin" })).personId);
	const done = await aSheet(here, { slug: "un", isFlagship: true });
	await aSheet(here, { slug: "deux", code: "1.1.2", endOn: "2026-01-01" });
	await database.asAdmin("update action_sheet set status = 'completed' where id = $1", [done]);

	const asked = { path: "/t/ici/programme", params: { territory: "ici" } };
	const { status, data } = await web.ask(loader, { ...asked, cookie: reader });
	expect(status).toBe(200);
	expect(data).toMatchObject({ can: { createSheet: false }, sourceGaps: [] });
	expect(data.programmes).toMatchObject([
		{
			objectiveCount: 2,
			progress: { done: 1, total: 2 },
			flagshipCount: 1,
			lateCount: 1,
			statuses: [
				{ status: "draft", count: 1 },
				{ status: "completed", count: 1 },
			],
			axes: [
				{ number: 1, progress: { done: 1, total: 2 }, objectives: [{ sheets: [{ slug: "un" }, { slug: "deux", isLate: true }] }] },
				{ number: 2, progress: { done: 0, total: 0 }, objectives: [{ sheets: [] }] },
			],
		},
	]);
	expect((await web.ask(loader, { ...asked, cookie: foreigner })).status).toBe(404);
	expect((await web.ask(loader, asked)).status).toBe(302);
});
