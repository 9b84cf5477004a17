import { expect, it } from "vitest";
import { getSheet } from "#app/domain/action-sheets/queries/get-sheet.server.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

it("probe", async () => {
	const territory = await aTerritory(database.owner, now, "ici");
	const actor = await territory.person("lea");
	await aSheet(territory, { slug: "un", steps: ["Premier pas"], partnerIds: [territory.organisationIds.caf] });
	const sheet = await reading({ db: database.app, actor, now }, (tx) => getSheet(tx, actor.territoryId, "un"));
	console.log(sheet);
	expect(sheet.milestones[0]?.dueOn).toBeNull();
});
