import { expect, it } from "vitest";
import { reading } from "#app/domain/kernel/context.server.ts";
import { createProgramme } from "#app/domain/programmes/commands/create-programme.server.ts";
import { listProgrammes, listSourceGaps } from "#app/domain/programmes/queries.server.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

it("reads every programme of a territory as a tree, the most recent first, and none of another", async () => {
	const here = await aTerritory(database.owner, now, "ici");
	const there = await aTerritory(database.owner, now, "la-bas");
	const actor = await here.person("lise", { role: "reader" });
	await createProgramme(here.operator, {
		slug: "plan",
		title: "Plan stratégique",
		type: "plan_strategique",
		startYear: 2021,
		axes: [{ number: 1, title: "Axe absent", isMissingInSource: true, objectives: [] }],
		worksites: [{ number: 1, title: "Logement", items: [{ title: "Recenser", steps: ["Visiter", "Compter"], axisNumber: 1 }] }],
	});
	await database.asAdmin(
		"insert into programme_signatory select territory_id, id, $1, 'Conseil', '2021-06-01' from programme where slug = 'plan'",
		[here.organisationIds.caf],
	);
	const programmes = await reading({ db: database.app, actor, now }, (tx) => listProgrammes(tx, here.territoryId));
	expect(programmes).toMatchObject([
		{
			title: "Plan stratégique",
			adoptedOn: null,
			signatories: [{ name: "CAF", deliberatingBody: "Conseil", signedOn: "2021-06-01" }],
			axes: [{ number: 1, isMissingInSource: true, objectives: [] }],
			worksites: [{ title: "Logement", items: [{ title: "Recenser", steps: ["Visiter", "Compter"], axisNumber: 1 }] }],
		},
		{
			title: "Convention territoriale globale",
			axes: [
				{ number: 1, committeeSlug: "insertion", objectives: [{ number: 1, title: "Accompagner les parcours", isImplicit: false }] },
				{ number: 2, committeeSlug: "gerontologie" },
			],
		},
	]);
	expect(await reading({ db: database.app, actor, now }, (tx) => listProgrammes(tx, there.territoryId))).toEqual([]);
	expect(await reading({ db: database.app, actor, now }, (tx) => listSourceGaps(tx, here.territoryId))).toEqual([]);
});
